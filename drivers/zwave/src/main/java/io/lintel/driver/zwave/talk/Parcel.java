package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.transport.Cargo;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One command on its way. How long it is shows as it leaves: then it goes whole, or in pieces, of
 * which the first leaves in its place. Runs on the driver's loop alone.
 */
final class Parcel implements Cargo, Courier.Carrying {
  /** What carries it. */
  interface Carrier {
    Radio.Sending send(Cargo cargo, Consumer<Delivery> done);

    boolean isFrame(Octets command);

    /** What fits in one transmission, in bytes. */
    int longestCommand();

    /** Why a command that is no frame cannot go in pieces; absent when it can. */
    Optional<Delivery.Cause> refusal(Octets command);

    /** The session of the pieces that begin. */
    int begin(SegmentedSending pieces);

    void over();

    /** The pieces have ended. */
    void free();
  }

  private final Carrier carrier;
  private final Cargo cargo;
  private final Time time;
  private final Consumer<Delivery> done;
  private Radio.@Nullable Sending sending;
  private @Nullable SegmentedSending pieces;
  private @Nullable FirstPiece first;
  private boolean over;

  Parcel(Carrier carrier, Cargo cargo, Time time, Consumer<Delivery> done) {
    this.carrier = carrier;
    this.cargo = cargo;
    this.time = time;
    this.done = done;
  }

  Parcel begin() {
    sending = carrier.send(this, this::ended);
    return this;
  }

  @Override
  public Optional<Octets> load() {
    if (pieces != null) {
      pieces.stop();
      pieces = null;
    }
    Optional<Octets> command = cargo.load();
    Optional<Octets> frame = command.flatMap(this::frame);
    if (command.isEmpty()) {
      over();
    }
    return frame;
  }

  @Override
  public int transmissionsLimit() {
    return cargo.transmissionsLimit();
  }

  @Override
  public boolean withdraw() {
    over();
    return pieces == null ? withdrawSending() : pieces.withdraw();
  }

  @Override
  public boolean isInPieces() {
    return !over && pieces != null;
  }

  private boolean withdrawSending() {
    return sending != null && sending.withdraw();
  }

  private Optional<Octets> frame(Octets command) {
    if (carrier.isFrame(command)) {
      return Optional.of(command);
    }
    Optional<Delivery.Cause> refusal = carrier.refusal(command);
    if (refusal.isPresent()) {
      end(new Delivery.NeverLeft(refusal.get()));
      return Optional.empty();
    }
    return Optional.of(firstPiece(command));
  }

  private Octets firstPiece(Octets command) {
    var leaving = new FirstPiece();
    first = leaving;
    var begun = new SegmentedSending(leaving, time, this::end);
    pieces = begun;
    begun.begin(command, carrier.begin(begun), carrier.longestCommand());
    return leaving.octets;
  }

  private void ended(Delivery delivery) {
    if (first == null) {
      end(delivery);
    } else {
      first.done.accept(delivery);
    }
  }

  private void end(Delivery delivery) {
    over();
    done.accept(delivery);
  }

  private void over() {
    if (!over) {
      over = true;
      carrier.over();
    }
  }

  /** Leaves in the parcel's place; those after it take places of their own. */
  private final class FirstPiece implements SegmentedSending.Way {
    private Octets octets = Octets.NONE;
    private Consumer<Delivery> done = _ -> {};

    @Override
    public Courier.Carrying send(Octets piece, Consumer<Delivery> ended) {
      if (octets.size() == 0) {
        octets = piece;
        done = ended;
        return Parcel.this::withdrawSending;
      }
      return carrier.send(Cargo.of(piece, transmissionsLimit()), ended)::withdraw;
    }

    @Override
    public void free() {
      carrier.free();
    }
  }
}
