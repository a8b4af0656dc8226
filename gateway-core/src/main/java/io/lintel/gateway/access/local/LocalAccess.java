package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.access.ClockSense;
import io.lintel.gateway.access.CodeBook;
import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.Command;
import io.lintel.gateway.action.Ending;
import io.lintel.gateway.action.Refusal;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.model.ActionType;
import io.lintel.spi.CardNumber;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Decides at readers that only report, and lets people in: with the platform away, and with a
 * storage that stalls, is full or takes no writes. On the engine's loop alone.
 */
public final class LocalAccess implements Specialist {

  private final LocalAccessSettings settings;
  private final CodeBook codes;
  private final CardBook cards;
  private final KeyedHash hash;
  private final ClockSense clock;
  private final Set<UUID> complained = new HashSet<>();
  private Optional<Desk> desk = Optional.empty();
  private Optional<SelfDeciding> others = Optional.empty();

  /**
   * A part that does nothing before {@link #start}.
   *
   * @param key for hashing codes; of no other use
   * @param clock by which their times count
   */
  public LocalAccess(
      LocalAccessSettings settings, CodeBook codes, CardBook cards, Secret key, ClockSense clock) {
    this.settings = settings;
    this.codes = codes;
    this.cards = cards;
    this.hash = new KeyedHash(key);
    this.clock = clock;
  }

  /** The books must have been started before. */
  @Override
  public void start(Workshop workshop) {
    clock.start(workshop);
    var news = new AccessNews(workshop);
    var rights = new Rights(new GuessWatch(workshop, news), codes, cards, hash);
    desk =
        Optional.of(
            new Desk(workshop, news, rights, clock, settings.rules(), settings.showsPins()));
    rights.start(Set.copyOf(settings.guards().values()));
    var selfDeciding = new SelfDeciding(workshop, news, codes, settings.guards());
    selfDeciding.start();
    others = Optional.of(selfDeciding);
    new CodeSets(workshop, codes, hash, settings.guards()).start();
  }

  @Override
  public void observe(UUID deviceId, Report.Observation what, Optional<Instant> occurredAt) {
    switch (what) {
      case Report.Keys(Pin code) -> entered(deviceId, occurredAt, at -> digits(at, code));
      case Report.Card(CardNumber number) -> entered(deviceId, occurredAt, at -> card(at, number));
      // of other specialists
      case Report.CodeSlot codeSlot -> {}
      case Report.Climate climate -> {}
      case Report.Sound sound -> {}
      case Report.CardRead cardRead -> {}
    }
  }

  @Override
  public Map<String, Object> attribution(UUID deviceId, Report.Position position) {
    return desk.map(d -> d.attribution(deviceId, position)).orElse(Map.of());
  }

  /** Only a driver that runs can tell whether a door can be opened, and who holds its codes. */
  @Override
  public void abilitiesChanged(UUID deviceId) {
    others.ifPresent(all -> all.judge(deviceId));
    settings
        .guards()
        .forEach(
            (reader, door) -> {
              if (door.equals(deviceId)) {
                desk.ifPresent(d -> d.check(reader, door));
              }
              if (door.equals(deviceId) || reader.equals(deviceId)) {
                desk.ifPresent(d -> d.renew(door));
              }
            });
  }

  /** A simulated keypad forgets its wrong tries. */
  @Override
  public void reset(UUID deviceId, Runnable then) {
    desk.ifPresentOrElse(d -> d.forget(deviceId, then), then);
  }

  @Override
  public Set<ActionType> types() {
    return Set.of();
  }

  @Override
  public Optional<Refusal> check(Command command, Abilities can) {
    throw new IllegalStateException(command.type() + " is not carried out here");
  }

  @Override
  public void perform(Command command, Consumer<Ending> then) {
    throw new IllegalStateException(command.type() + " is not carried out here");
  }

  private void entered(UUID reader, Optional<Instant> occurredAt, Consumer<Place> decide) {
    var door = Optional.ofNullable(settings.guards().get(reader));
    if (desk.isEmpty()) {
      return;
    }
    if (door.isEmpty()) {
      if (complained.add(reader)) {
        desk.get().guardsNothing(reader);
      }
    } else if (!desk.get().isLate(reader, door.get(), occurredAt)) {
      decide.accept(new Place(desk.get(), reader, door.get()));
    }
  }

  private void digits(Place at, Pin code) {
    var found = at.desk.rights(at.door).find(at.door, code, hash);
    at.desk.enteredCode(at.reader, at.door, code, found);
  }

  private void card(Place at, CardNumber number) {
    var card = CanonicalCard.of(number);
    var found =
        card.map(read -> at.desk.rights(at.door).find(at.door, read, hash)).orElse(List.of());
    at.desk.showedCard(at.reader, at.door, card, found);
  }

  /** Where something was entered. */
  private record Place(Desk desk, UUID reader, UUID door) {}
}
