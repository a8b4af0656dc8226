package io.lintel.gateway.credential;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.Write;
import io.lintel.spi.CardNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The credentials that the box knows, in memory; the store has them too. On the loop alone. */
final class CredentialBook implements CardBook {

  static final String PREFIX = "credential/record/";

  /** Far above any building; what comes after it is refused with words. */
  static final int RECORDS_MAX = 100_000;

  private final Map<String, Credential> byKey = new LinkedHashMap<>();
  private final List<Consumer<UUID>> listeners = new ArrayList<>();
  private final Supplier<Instant> floor;

  /**
   * An empty book.
   *
   * @param floor the earliest that it can be now: what ended before it has surely ended
   */
  CredentialBook(Supplier<Instant> floor) {
    this.floor = floor;
  }

  Optional<Credential> find(Kind kind, UUID id) {
    return Optional.ofNullable(byKey.get(key(kind, id)));
  }

  /** Which credential this card was written with. */
  Optional<Credential> onCard(CardNumber card) {
    return byKey.values().stream().filter(one -> one.isOn(card)).findFirst();
  }

  /** Whose number this is, however the reader tells it. */
  Optional<Credential> byNumber(CardNumber read) {
    var card = CanonicalCard.of(read);
    return byKey.values().stream()
        .filter(one -> card.isPresent() && cards(one).anyMatch(of -> of.card().equals(card.get())))
        .findFirst();
  }

  boolean isFull() {
    return byKey.size() >= RECORDS_MAX;
  }

  /** Takes up what was stored; one that cannot be read is told by its key. */
  List<String> load(List<Blob> blobs, Instant now) {
    var unreadable = new ArrayList<String>();
    for (var blob : blobs) {
      try {
        put(stored(blob, now));
      } catch (BadCredential e) {
        unreadable.add(blob.key() + ": " + e.words());
      }
    }
    return unreadable;
  }

  private static Credential stored(Blob blob, Instant now) throws BadCredential {
    var json = Json.read(blob.value()).orElseGet(Json::object);
    var kind = json.has(Kind.ACCESS_METHOD.idField()) ? Kind.ACCESS_METHOD : Kind.ACS_CREDENTIAL;
    return CredentialJson.read(kind, json, now);
  }

  /** Puts one in its place, and tells the doors. */
  void put(Credential credential) {
    var before =
        Optional.ofNullable(byKey.put(key(credential.kind(), credential.id()), credential));
    Set<UUID> doors = new LinkedHashSet<>(credential.doors());
    before.ifPresent(old -> doors.addAll(old.doors()));
    listeners.forEach(listener -> doors.forEach(listener));
  }

  static Write write(Credential credential) {
    var value = Json.write(CredentialJson.write(credential));
    return new Write.PutBlob(new Blob(PREFIX + key(credential.kind(), credential.id()), value));
  }

  @Override
  public Stream<DoorCard> of(UUID guardedDevice) {
    return byKey.values().stream()
        .filter(one -> !one.isDeleted() && one.doors().contains(guardedDevice))
        .filter(one -> one.endsAt().filter(end -> !end.isAfter(floor.get())).isEmpty())
        .flatMap(CredentialBook::cards);
  }

  @Override
  public void onChange(Consumer<UUID> device) {
    listeners.add(device);
  }

  /** Its own number, and the identifier of the card that it was put on. */
  private static Stream<DoorCard> cards(Credential one) {
    return Stream.of(one.number(), one.issued().flatMap(Credential.Issue::card))
        .flatMap(Optional::stream)
        .flatMap(number -> CanonicalCard.of(number).stream())
        .distinct()
        .map(card -> new DoorCard(one.id(), card, one.startsAt(), one.endsAt()));
  }

  private static String key(Kind kind, UUID id) {
    return kind.wireName() + "/" + id;
  }
}
