package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.TimeClass;
import io.lintel.driver.zwave.command.TimeParametersClass;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Capability;
import io.lintel.spi.Outcome;
import io.lintel.spi.Permit;
import io.lintel.spi.Time;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node's clock: checked after each start and once a day, and the time told to nodes that ask for
 * it. By a wall clock that is not trusted neither is done.
 */
final class ClockPart implements Part {
  /** Until the gateway's clock is looked at again while it is not trusted. */
  private static final Duration TRUST_CHECK = Duration.ofMinutes(10);

  private final PartContext context;
  private Optional<Dialogue> underWay = Optional.empty();
  private boolean checked;
  private Time.@Nullable Timer next;

  ClockPart(PartContext context) {
    this.context = context;
  }

  @Override
  public List<Capability> capabilities() {
    return List.of();
  }

  @Override
  public void ready() {
    if (context.profile().has(TimeParametersClass.ID) && !checked) {
      check();
    }
  }

  @Override
  public void said(int endpoint, NodeCommand command, Level level) {
    if (context.time().wallTrusted()) {
      switch (command) {
        case TimeClass.TimeAsked() -> answer(TimeClass.time(now().toLocalTime()), endpoint, level);
        case TimeClass.DateAsked() -> answer(TimeClass.date(now().toLocalDate()), endpoint, level);
        default -> {}
      }
    }
  }

  @Override
  public void close() {
    if (next != null) {
      next.cancel();
    }
    underWay.ifPresent(Dialogue::detach);
  }

  private void check() {
    boolean trusted = context.time().wallTrusted();
    checkAfter(
        trusted
            ? NodeClock.untilNextCheck(context.time().wall(), context.timeZone())
            : TRUST_CHECK);
    if (trusted && underWay.isEmpty()) {
      checked = true;
      var dialogue = new Dialogue(context, Permit.unlimited(), _ -> {}, this::ended);
      underWay = Optional.of(dialogue);
      dialogue.begin(
          NodeClock.check(
              context.profile(), context.time().wall(), context.timeZone(), Move.done(true)));
    }
  }

  private void ended(Outcome outcome) {
    underWay = Optional.empty();
    checked = outcome instanceof Outcome.Done;
  }

  private void checkAfter(Duration pause) {
    if (next != null) {
      next.cancel();
    }
    next = context.time().after(pause, this::check);
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(context.time().wall(), context.timeZone());
  }

  private void answer(Octets command, int endpoint, Level level) {
    context.talk().send(Message.background(command).at(endpoint), level, _ -> {});
  }
}
