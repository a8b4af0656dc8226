package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.encap.Segment;
import io.lintel.driver.zwave.encap.Segmentation;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One command that goes out in pieces: does what {@link Segmentation} decides. Runs on the driver's
 * loop alone.
 */
final class SegmentedSending implements Courier.Carrying {
  /** How pieces leave. */
  interface Way {
    Courier.Carrying send(Octets piece, Consumer<Delivery> done);

    /** The next command may take it. */
    void free();
  }

  private final Way way;
  private final Time time;
  private final Consumer<Delivery> done;

  /** Absent until it begins. */
  private Segmentation.@Nullable State state;

  private Courier.@Nullable Carrying piece;
  private int pieces;
  private boolean over;

  SegmentedSending(Way way, Time time, Consumer<Delivery> done) {
    this.way = way;
    this.time = time;
    this.done = done;
  }

  /**
   * Begins.
   *
   * @param longestBytes of what fits in one transmission
   */
  void begin(Octets datagram, int session, int longestBytes) {
    step(Segmentation.begin(datagram, session, longestBytes));
  }

  void heard(Segment segment) {
    input(new Segmentation.Input.Came(segment));
  }

  @Override
  public boolean withdraw() {
    boolean nothingLeft = piece != null && piece.withdraw() && pieces == 1 && !over;
    end();
    return nothingLeft;
  }

  /** It is begun anew by another, and none of it has left. */
  void stop() {
    end();
  }

  private void input(Segmentation.Input input) {
    if (!over && state != null) {
      step(Segmentation.on(state, input));
    }
  }

  private void step(Segmentation.Next next) {
    state = next.state();
    next.effects().forEach(this::perform);
  }

  private void perform(Segmentation.Effect effect) {
    switch (effect) {
      case Segmentation.Effect.Transmit(Segment.Piece next) -> {
        pieces++;
        piece = way.send(next.encode(), ended -> input(new Segmentation.Input.Sent(ended)));
      }
      case Segmentation.Effect.WakeAfter(long round, int delayMillis) ->
          time.after(
              Duration.ofMillis(delayMillis), () -> input(new Segmentation.Input.Woke(round)));
      case Segmentation.Effect.End(Delivery delivery) -> {
        end();
        done.accept(delivery);
      }
    }
  }

  private void end() {
    if (!over) {
      over = true;
      way.free();
    }
  }
}
