package io.lintel.gateway.credential;

import io.lintel.gateway.action.Command;
import io.lintel.gateway.time.Time;
import java.time.Duration;

/**
 * How long a card is waited for: until the attempt's time is over, but for what an encoder needs to
 * say why it did not work. Else its reason would come after the deadline, and be lost.
 */
final class Patience {

  private static final Duration FOR_THE_REASON = Duration.ofSeconds(5);

  private Patience() {}

  static Duration left(Command command, Time time) {
    long nanos = command.notAfter().bootNanos() - time.bootNanos();
    var left = Duration.ofNanos(Math.max(0, nanos));
    var half = left.dividedBy(2);
    var most = left.minus(FOR_THE_REASON);
    return most.compareTo(half) > 0 ? most : half;
  }
}
