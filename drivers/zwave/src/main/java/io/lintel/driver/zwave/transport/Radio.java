package io.lintel.driver.zwave.transport;

import io.lintel.driver.zwave.api.SendData;
import io.lintel.driver.zwave.api.SendData.Effort;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.api.Transmission;
import io.lintel.driver.zwave.api.TransmissionReport;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gets commands over the radio: does what {@link Attempts} decides. Runs on the driver's loop
 * alone.
 */
public final class Radio {
  private static final int LAST_CALLBACK_ID = 255;

  /** As long as there is no stick to say, in bytes: what fits with any. */
  private static final int LONGEST_COMMAND = 46;

  /**
   * So long a transmission that nobody wants any more is let go: the line waits much longer for the
   * ACK of bytes that its link held back.
   */
  private static final long GRACE_NANOS = 50_000_000L;

  private final Time time;
  private final StickLine line;
  private final Consumer<NodeId> missed;
  private Optional<StickInfo> stick = Optional.empty();
  private int lastCallbackId;

  /** Of each node the last; there are at most as many as node ids. */
  private final Map<NodeId, TransmissionReport> reports = new HashMap<>();

  /**
   * A radio without a stick yet.
   *
   * @param missed told of every transmission that a node did not acknowledge
   */
  public Radio(Time time, StickLine line, Consumer<NodeId> missed) {
    this.time = time;
    this.line = line;
    this.missed = missed;
  }

  /** From now on commands go out through this stick. */
  public void use(StickInfo ready) {
    stick = Optional.of(ready);
  }

  /** From now on nothing goes out. */
  public void rest() {
    stick = Optional.empty();
  }

  /**
   * Sends a command. In the background it makes way: it ends, as when its permit does, as long as
   * something more urgent waits.
   *
   * @param done called exactly once, perhaps before this returns, unless withdrawn
   */
  public Sending send(
      NodeId node,
      Cargo cargo,
      Permit permit,
      StickLine.Priority priority,
      Consumer<Delivery> done) {
    return begin(new Sending(node, cargo, permit, priority, Effort.ALL_ROUTES, done));
  }

  /** Sends a question that makes way for orders. */
  public Sending ask(NodeId node, Octets command, int limit, Consumer<Delivery> done) {
    var cargo = Cargo.of(command, limit);
    return send(node, cargo, Permit.unlimited(), StickLine.Priority.BACKGROUND, done);
  }

  /** Sends what a node waits for within milliseconds: before all else, and quickly. */
  public Sending reply(NodeId node, Cargo cargo, Consumer<Delivery> done) {
    return begin(
        new Sending(
            node, cargo, Permit.unlimited(), StickLine.Priority.REPLY, Effort.KNOWN_ROUTES, done));
  }

  /** What fits in one transmission to a node, in bytes, security included. */
  public int longestCommand(NodeId node) {
    return stick.map(ready -> ready.longestCommand(node)).orElse(LONGEST_COMMAND);
  }

  /** Whether something more urgent waits than what is sent in the background. */
  public boolean isUrgentWaiting() {
    return line.whileNoOrderWaits().cancelled();
  }

  /** How the last acknowledged transmission to a node went, if the stick tells such things. */
  public Optional<TransmissionReport> lastReport(NodeId node) {
    return Optional.ofNullable(reports.get(node));
  }

  private static Sending begin(Sending sending) {
    sending.transmit();
    return sending;
  }

  private int nextCallbackId() {
    lastCallbackId = lastCallbackId % LAST_CALLBACK_ID + 1;
    return lastCallbackId;
  }

  /** A command on its way, and the permit of each of its transmissions. */
  public final class Sending implements Permit {
    private final NodeId node;
    private final Cargo cargo;
    private final Permit permit;
    private final StickLine.Priority priority;
    private final Effort effort;
    private final Consumer<Delivery> done;
    private Attempts attempts = Attempts.NONE;
    private StickLine.@Nullable Ticket ticket;

    /** Volatile, as the next: a link asks the permit on its own thread. */
    private volatile boolean over;

    private volatile long submittedNanos;

    private Sending(
        NodeId node,
        Cargo cargo,
        Permit permit,
        StickLine.Priority priority,
        Effort effort,
        Consumer<Delivery> done) {
      this.node = node;
      this.cargo = cargo;
      this.permit = permit;
      this.priority = priority;
      this.effort = effort;
      this.done = done;
    }

    /**
     * Takes the command back: nothing more of it leaves after what is on the line now, which the
     * stick is told to give up, and {@code done} is not called any more.
     *
     * @return whether surely nothing of it has left
     */
    public boolean withdraw() {
      boolean waiting = ticket == null || line.withdraw(ticket);
      boolean neverLeft = waiting && !over && !attempts.mayHaveArrived();
      over = true;
      return neverLeft;
    }

    @Override
    public long notAfterNanos() {
      return permit.notAfterNanos();
    }

    @Override
    public boolean cancelled() {
      return permit.cancelled() || isToBeGivenUp(time.nanos());
    }

    @Override
    public boolean allows(long nowNanos) {
      return permit.allows(nowNanos) && !isToBeGivenUp(nowNanos);
    }

    private boolean isToBeGivenUp(long nowNanos) {
      boolean unwanted = over || (priority == StickLine.Priority.BACKGROUND && isUrgentWaiting());
      return unwanted && nowNanos - submittedNanos > GRACE_NANOS;
    }

    private void transmit() {
      if (over) {
        return;
      }
      if (stick.isEmpty()) {
        decide(new Transmission.NeverLeft(SerialResult.Cause.LINK_DOWN));
        return;
      }
      submittedNanos = time.nanos();
      StickInfo through = stick.get();
      ticket = line.submitLate(this, () -> load(through), priority, this::ended);
    }

    private Optional<SerialCommand> load(StickInfo through) {
      Optional<Octets> command = cargo.load();
      over |= command.isEmpty();
      return command.map(each -> SendData.to(node, each, effort, nextCallbackId(), this, through));
    }

    private void ended(SerialResult result) {
      ticket = null;
      TransmissionReport.of(result).ifPresent(report -> reports.put(node, report));
      decide(transmission(result));
    }

    private Transmission transmission(SerialResult result) {
      try {
        return Transmission.of(result);
      } catch (MalformedFrame _) {
        return new Transmission.Unacknowledged();
      }
    }

    private void decide(Transmission transmission) {
      boolean abortedByUs = !allows(time.nanos());
      if (transmission instanceof Transmission.Unacknowledged && !abortedByUs) {
        missed.accept(node);
      }
      if (over) {
        return;
      }
      switch (attempts.after(transmission, cargo.transmissionsLimit())) {
        case Attempts.Next.Again(Attempts soFar, int pauseMillis) -> {
          attempts = soFar;
          time.after(Duration.ofMillis(pauseMillis), this::transmit);
        }
        case Attempts.Next.End(Delivery delivery) -> {
          over = true;
          done.accept(delivery);
        }
      }
    }
  }
}
