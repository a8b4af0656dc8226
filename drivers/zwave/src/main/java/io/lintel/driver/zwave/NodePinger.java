package io.lintel.driver.zwave;

import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Pings by No Operation, which moves nothing. Makes way for orders, and asks again after them. Runs
 * on the driver's loop alone.
 */
final class NodePinger implements OperationRun.Pinger {
  private static final Octets NO_OPERATION = Octets.of(0);
  private static final int TRIES_MAX = 30;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Time time;
  private final StickLine line;
  private final Radio radio;

  NodePinger(Time time, StickLine line, Radio radio) {
    this.time = time;
    this.line = line;
    this.radio = radio;
  }

  @Override
  public void ping(NodeId node, Consumer<OperationRun.Pong> done) {
    ping(node, TRIES_MAX, done);
  }

  private void ping(NodeId node, int triesLeft, Consumer<OperationRun.Pong> done) {
    long began = time.nanos();
    radio.ask(
        node,
        NO_OPERATION,
        1,
        delivery -> {
          if (hadToMakeWay(delivery) && triesLeft > 1) {
            time.after(PAUSE, () -> ping(node, triesLeft - 1, done));
          } else {
            done.accept(pong(node, delivery, began));
          }
        });
  }

  private boolean hadToMakeWay(Delivery delivery) {
    return switch (delivery) {
      case Delivery.NeverLeft(Delivery.Cause cause) -> cause == Delivery.Cause.PERMIT_ENDED;
      case Delivery.Unacknowledged() -> !line.whileNoOrderWaits().allows(time.nanos());
      case Delivery.Acknowledged _, Delivery.StickLost _ -> false;
    };
  }

  private OperationRun.Pong pong(NodeId node, Delivery delivery, long began) {
    if (!(delivery instanceof Delivery.Acknowledged)) {
      return OperationRun.Pong.NONE;
    }
    int millis = (int) Duration.ofNanos(time.nanos() - began).toMillis();
    return new OperationRun.Pong(OptionalInt.of(millis), radio.lastReport(node));
  }
}
