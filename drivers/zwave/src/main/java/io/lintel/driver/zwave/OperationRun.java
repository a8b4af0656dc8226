package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.api.TransmissionReport;
import io.lintel.driver.zwave.network.Effect;
import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.Input;
import io.lintel.driver.zwave.network.JoinEnd;
import io.lintel.driver.zwave.network.Newcomer;
import io.lintel.driver.zwave.network.NodeRow;
import io.lintel.driver.zwave.network.Operation;
import io.lintel.driver.zwave.network.Rules;
import io.lintel.driver.zwave.network.Unfinished;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Does what an {@link Operation} wants, until it ends. Runs on the driver's loop alone. */
final class OperationRun {
  /** Whose it is. */
  interface Owner {
    void said(String line);

    void progressed(int done, int total);

    void row(NodeRow row);

    /**
     * Gives the node its keys.
     *
     * @param end called once, also after {@link #cancelJoin}
     */
    void join(Newcomer node, Rules rules, Consumer<JoinEnd> end);

    void cancelJoin();

    /**
     * Notes what is half done.
     *
     * @param durable called once it would survive a power cut
     */
    void keep(Unfinished what, Runnable durable);

    void settled(NodeId node);

    /** A node has left the network. */
    void left(NodeId node);

    void restartStick();

    void ended(End end);
  }

  /** Asks a node's radio whether it is there. */
  interface Pinger {
    /**
     * Asks once.
     *
     * @param done called once
     */
    void ping(NodeId node, Consumer<Pong> done);
  }

  /**
   * What came of a ping.
   *
   * @param millis until it was acknowledged; empty when it was not
   * @param report how it went, where the stick tells
   */
  record Pong(OptionalInt millis, Optional<TransmissionReport> report) {
    static final Pong NONE = new Pong(OptionalInt.empty(), Optional.empty());
  }

  private final Time time;
  private final StickLine line;
  private final Pinger pinger;
  private final Owner owner;
  private final Deque<Input> inputs = new ArrayDeque<>();
  private Operation operation;
  private Optional<Time.Timer> timer = Optional.empty();
  private boolean pumping;
  private boolean over;

  OperationRun(Operation operation, Time time, StickLine line, Pinger pinger, Owner owner) {
    this.operation = operation;
    this.time = time;
    this.line = line;
    this.pinger = pinger;
    this.owner = owner;
  }

  /** Called once. */
  void begin() {
    pumping = true;
    take(operation.begin());
    pumping = false;
    pump();
  }

  void told(NetworkNews news) {
    put(new Input.Told(news));
  }

  void cancel() {
    put(new Input.Cancelled());
  }

  void stickLost() {
    put(new Input.StickLost());
  }

  /** Nothing more is done or told; what is half done stays noted. Safe to call twice. */
  void drop() {
    over = true;
    inputs.clear();
    timer.ifPresent(Time.Timer::cancel);
  }

  private void put(Input input) {
    if (!over) {
      inputs.add(input);
      pump();
    }
  }

  /** One at a time: what an effect causes waits until the effects before it are done. */
  private void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      for (Input next = inputs.poll(); next != null; next = inputs.poll()) {
        take(operation.on(next));
      }
    } finally {
      pumping = false;
    }
  }

  private void take(Operation.Step step) {
    operation = step.next();
    step.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Ask(int round, SerialCommand command) ->
          submit(command, result -> put(new Input.Replied(round, result)));
      case Effect.Tell(SerialCommand command) -> submit(command, _ -> {});
      case Effect.WakeAfter(int round, int delayMillis) -> wakeAfter(round, delayMillis);
      case Effect.Ping(int round, NodeId node) ->
          pinger.ping(node, pong -> put(new Input.Pinged(round, pong.millis(), pong.report())));
      case Effect.Join(int round, Newcomer node, Rules rules) ->
          owner.join(node, rules, end -> put(new Input.Joined(round, end)));
      case Effect.CancelJoin() -> owner.cancelJoin();
      case Effect.Say(String text) -> owner.said(text);
      case Effect.Progress(int done, int total) -> owner.progressed(done, total);
      case Effect.Row(NodeRow row) -> owner.row(row);
      case Effect.Keep(int round, Unfinished what) ->
          owner.keep(what, () -> put(new Input.Kept(round)));
      case Effect.Settled(NodeId node) -> owner.settled(node);
      case Effect.Left(NodeId node) -> owner.left(node);
      case Effect.RestartStick() -> owner.restartStick();
      case Effect.Ended(End end) -> {
        drop();
        owner.ended(end);
      }
    }
  }

  private void submit(SerialCommand command, Consumer<SerialResult> done) {
    line.submit(command, StickLine.Priority.BACKGROUND, done);
  }

  private void wakeAfter(int round, int delayMillis) {
    timer.ifPresent(Time.Timer::cancel);
    timer =
        Optional.of(time.after(Duration.ofMillis(delayMillis), () -> put(new Input.Woke(round))));
  }
}
