package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.talk.SetNews;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Capability;
import io.lintel.spi.Report;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * To whom a node reports: the stick must stand in its lifeline, group 1. That is read after each
 * start and once a week, set where it is missing, and read back. A missing lifeline is the
 * commonest reason for a lock that tells nothing.
 */
public final class LifelinePart implements Part {
  private static final Duration PERIOD = Duration.ofDays(7);

  private final PartContext context;
  private final Supplier<NodeId> stick;
  private final Lifeline lifeline;
  private boolean checked;
  private boolean closed;
  private Time.@Nullable Timer next;

  /**
   * A part that has nothing to check yet.
   *
   * @param stick its own node id; asked only while the stick is ready
   */
  public LifelinePart(PartContext context, Supplier<NodeId> stick) {
    this.context = context;
    this.stick = stick;
    this.lifeline = Lifeline.of(context.profile());
  }

  @Override
  public List<Capability> capabilities() {
    return List.of();
  }

  @Override
  public void ready() {
    if (!checked && lifeline.canBeSet(context.node())) {
      checked = true;
      read(true);
    }
  }

  @Override
  public void close() {
    closed = true;
    if (next != null) {
      next.cancel();
    }
  }

  /** Reads it; where we are missing it is set first, once. */
  private void read(boolean settable) {
    Question question = lifeline.question();
    context
        .talk()
        .get(
            Message.background(question.command()),
            question::isAnsweredBy,
            answer -> answered(answer, settable));
  }

  private void answered(Answer answer, boolean settable) {
    if (closed) {
      return;
    }
    if (!(answer instanceof Answer.Said(Octets report))) {
      checked = false;
    } else if (names(report)) {
      next = context.time().after(PERIOD, () -> read(true));
    } else if (settable) {
      set();
    } else {
      context
          .reports()
          .report(context.deviceId(), new Report.Trouble(Faults.lifelineLost(context.node())));
    }
  }

  private boolean names(Octets report) {
    try {
      return lifeline.names(stick.get(), CommandClasses.decode(report));
    } catch (MalformedFrame _) {
      return false;
    }
  }

  private void set() {
    context
        .talk()
        .set(
            Message.background(lifeline.setting(stick.get())),
            news -> {
              if (news instanceof SetNews.Ended && !closed) {
                read(false);
              }
            });
  }
}
