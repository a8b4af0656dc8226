package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.command.WakeUpClass;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Capability;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A node that sleeps and wakes by itself: it is to tell the stick when it does, and is let go again
 * once nothing more waits for it.
 */
public final class WakeUpPart implements Part {
  /** What is to be asked was asked by then; a node stays awake for 10 s. */
  private static final Duration LET_GO_AFTER = Duration.ofSeconds(2);

  /** For a node that was never told how often to wake. */
  private static final int USUAL_SECONDS = 4 * 3_600;

  private static final Question INTERVAL = Question.of(0, WakeUpClass.getInterval());

  private final PartContext context;
  private final Supplier<NodeId> stick;
  private boolean checked;
  private Time.@Nullable Timer letGo;

  /**
   * A part that has nothing to check yet.
   *
   * @param stick its own node id; asked only while the stick is ready
   */
  public WakeUpPart(PartContext context, Supplier<NodeId> stick) {
    this.context = context;
    this.stick = stick;
  }

  @Override
  public List<Capability> capabilities() {
    return List.of();
  }

  @Override
  public void ready() {
    if (!checked && !context.node().isLongRange()) {
      checked = true;
      context
          .talk()
          .get(Message.background(INTERVAL.command()), INTERVAL::isAnsweredBy, this::answered);
    }
    close();
    letGo = context.time().after(LET_GO_AFTER, this::letGo);
  }

  @Override
  public void close() {
    if (letGo != null) {
      letGo.cancel();
      letGo = null;
    }
  }

  private void answered(Answer answer) {
    if (answer instanceof Answer.Said(Octets report)) {
      decoded(report)
          .filter(told -> told.node() != stick.get().value())
          .ifPresent(told -> set(told.seconds() == 0 ? USUAL_SECONDS : told.seconds()));
    } else {
      checked = false;
    }
  }

  private void set(int seconds) {
    Octets interval = WakeUpClass.setInterval(seconds, stick.get().value());
    context.talk().set(Message.background(interval), _ -> {});
  }

  /** Waits its turn behind what the other parts asked. */
  private void letGo() {
    context.talk().set(Message.background(WakeUpClass.noMoreInformation()), _ -> {});
  }

  private static Optional<WakeUpClass.Interval> decoded(Octets report) {
    try {
      return CommandClasses.decode(report) instanceof WakeUpClass.Interval interval
          ? Optional.of(interval)
          : Optional.empty();
    } catch (MalformedFrame _) {
      return Optional.empty();
    }
  }
}
