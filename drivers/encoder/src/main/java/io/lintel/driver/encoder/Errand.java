package io.lintel.driver.encoder;

import io.lintel.driver.encoder.tag.Task;
import io.lintel.spi.Fault;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One order under way at one encoder. On the loop, but for {@link #isAllowed}. */
final class Errand {
  /** How long after its permit's end an order waits for a reader that is still at work. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Order order;
  private final Task task;
  private Outcome soFar = new Outcome.NotSent(Reason.PERMIT_ENDED, Faults.permitEnded());
  private volatile boolean over;
  private Time.@Nullable Timer giveUp;

  Errand(Order order, Task task) {
    this.order = order;
    this.task = task;
  }

  Order order() {
    return order;
  }

  Task task() {
    return task;
  }

  /** Whether bytes may still leave for a card. From any thread. */
  boolean isAllowed(long nowNanos) {
    return !over && order.permit().allows(nowNanos);
  }

  void giveUpLater(Time time, Runnable action) {
    long leftNanos = Math.max(0, order.permit().notAfterNanos() - time.nanos());
    giveUp = time.after(Duration.ofNanos(leftNanos).plus(PATIENCE), action);
  }

  void sawNoCard() {
    soFar = new Outcome.Refused(Reason.NO_CREDENTIAL_ON_ENCODER, Faults.noCard());
  }

  /** A card that does not answer may only lie badly: it is tried again. */
  void failed(Reason reason, Fault fault) {
    soFar = new Outcome.Refused(reason, fault);
  }

  /** Nothing was written, and the time is over. */
  Outcome outOfTime() {
    return soFar;
  }

  Outcome unanswered() {
    return new Outcome.Refused(Reason.ENCODER_COMMUNICATION_TIMEOUT, Faults.silent());
  }

  void over() {
    over = true;
    if (giveUp != null) {
      giveUp.cancel();
    }
  }
}
