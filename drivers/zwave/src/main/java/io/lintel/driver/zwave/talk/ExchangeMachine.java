package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.encap.Supervision;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;

/**
 * Decides how one exchange with a node goes, above security. Pure. Each step has one effect.
 *
 * <p>What the node says may overtake the radio's word that it has our command, so an answer counts
 * while we are still sending.
 */
final class ExchangeMachine {
  /**
   * From the radio's acknowledgement to the first report of Supervision, in which a node may ask us
   * for a nonce first.
   */
  private static final int REPORT_MILLIS = 1_500;

  /** From the radio's acknowledgement of a question to the answer, detours included. */
  private static final int ANSWER_MILLIS = 5_000;

  /** In which a node says that it could not decode what it got; security then repeats it once. */
  private static final int UNREAD_MILLIS = 500;

  /** For a node that is at it and does not say how long. */
  private static final int WORK_MILLIS = 10_000;

  /** Beyond the time that a node gave itself. */
  private static final int WORK_MARGIN_MILLIS = 2_000;

  private static final int WORK_LIMIT_MILLIS = 600_000;

  /** What the exchange waits for after the delivery. */
  enum Aim {
    /** Reports of Supervision. */
    REPORT,
    /** A command that answers. */
    ANSWER,
    /** Only that the node does not say it could not decode it. */
    READ,
    /** Nothing. */
    DELIVERY
  }

  /** Where it stands. */
  enum Phase {
    SENDING,
    LISTENING,
    WORKING,
    OVER
  }

  /**
   * What is under way.
   *
   * @param repetitions that are left for transmissions that nobody acknowledges
   * @param mayHaveArrived an earlier transmission; also one that the node could not decode, as
   *     anyone can say so in its name
   * @param round of the youngest timer
   */
  record State(Aim aim, Phase phase, int repetitions, boolean mayHaveArrived, long round) {
    private State to(Phase next) {
      return new State(aim, next, repetitions, mayHaveArrived, round + 1);
    }

    private State aimedAt(Aim other) {
      return new State(other, phase, repetitions, mayHaveArrived, round);
    }

    private State doubted() {
      return new State(aim, phase, repetitions, true, round);
    }

    private State repeated() {
      return new State(aim, phase, repetitions - 1, true, round);
    }
  }

  /** What comes in. */
  sealed interface Input {
    record Sent(Delivery delivery) implements Input {}

    /** The node could not decode it, and it is sent once more. */
    record Repeating() implements Input {}

    /** The node could not decode it, and nothing more is tried. */
    record NotDecoded() implements Input {}

    record Answered(Octets command) implements Input {}

    record Reported(Supervision.Report report) implements Input {}

    record Woke(long round) implements Input {}
  }

  /** What is to be done. */
  sealed interface Effect {
    record Nothing() implements Effect {}

    /** Secures the command anew and sends it. */
    record Send() implements Effect {}

    /** The same without Supervision, which the node does not know for this command. */
    record SendUnsupervised() implements Effect {}

    record WakeAfter(long round, int delayMillis) implements Effect {}

    /**
     * The node is at it: others may speak with it meanwhile.
     *
     * @param leftMillis as it says, 0 when it does not
     */
    record Work(int leftMillis, WakeAfter wake) implements Effect {}

    record End(Ending ending) implements Effect {}
  }

  /** How it ended. */
  sealed interface Ending {
    record Answered(Octets command) implements Ending {}

    record Confirmed() implements Ending {}

    record Failed() implements Ending {}

    /** Delivered, and nothing more is known. */
    record Delivered() implements Ending {}

    record NotDecoded() implements Ending {}

    record Undelivered(Delivery delivery) implements Ending {}
  }

  /** What follows. */
  record Next(State state, Effect effect) {}

  /**
   * Begins.
   *
   * @param repetitions of transmissions that nobody acknowledges, 0 and up
   * @param mayHaveArrived whether something of it left before it was interrupted
   * @param round of the youngest timer from before
   */
  static Next begin(Aim aim, int repetitions, boolean mayHaveArrived, long round) {
    var state = new State(aim, Phase.SENDING, repetitions, mayHaveArrived, round + 1);
    return new Next(state, new Effect.Send());
  }

  static Next on(State state, Input input) {
    return switch (state.phase()) {
      case SENDING, LISTENING -> busy(state, input);
      case WORKING -> working(state, input);
      case OVER -> stay(state);
    };
  }

  private static Next busy(State state, Input input) {
    return switch (input) {
      case Input.Sent(Delivery delivery) ->
          state.phase() == Phase.SENDING ? sent(state, delivery) : stay(state);
      case Input.Repeating() -> new Next(state.doubted().to(Phase.SENDING), new Effect.Nothing());
      case Input.NotDecoded() -> end(state, new Ending.NotDecoded());
      case Input.Answered(Octets command) ->
          state.aim() == Aim.ANSWER ? end(state, new Ending.Answered(command)) : stay(state);
      case Input.Reported(Supervision.Report report) ->
          state.aim() == Aim.REPORT ? reported(state, report) : stay(state);
      case Input.Woke(long round) ->
          round == state.round() ? end(state, new Ending.Delivered()) : stay(state);
    };
  }

  private static Next working(State state, Input input) {
    return switch (input) {
      case Input.Reported(Supervision.Report report) -> reported(state, report);
      case Input.Woke(long round) when round == state.round() -> end(state, new Ending.Delivered());
      case Input.Sent _, Input.Repeating _, Input.NotDecoded _, Input.Answered _, Input.Woke _ ->
          stay(state);
    };
  }

  private static Next sent(State state, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Acknowledged() -> delivered(state);
      case Delivery.Unacknowledged() when state.repetitions() > 0 ->
          new Next(state.repeated().to(Phase.SENDING), new Effect.Send());
      case Delivery.NeverLeft _ when state.mayHaveArrived() ->
          end(state, new Ending.Undelivered(new Delivery.Unacknowledged()));
      case Delivery.Unacknowledged(), Delivery.NeverLeft _, Delivery.StickLost() ->
          end(state, new Ending.Undelivered(delivery));
    };
  }

  private static Next delivered(State state) {
    return switch (state.aim()) {
      case DELIVERY -> end(state, new Ending.Delivered());
      case READ -> listen(state, UNREAD_MILLIS);
      case ANSWER -> listen(state, ANSWER_MILLIS);
      case REPORT -> listen(state, REPORT_MILLIS);
    };
  }

  private static Next listen(State state, int delayMillis) {
    State listening = state.to(Phase.LISTENING);
    return new Next(listening, new Effect.WakeAfter(listening.round(), delayMillis));
  }

  private static Next reported(State state, Supervision.Report report) {
    return switch (report.status()) {
      case SUCCESS -> end(state, new Ending.Confirmed());
      case FAIL -> end(state, new Ending.Failed());
      case WORKING -> work(state, report.leftMillis());
      case NO_SUPPORT ->
          state.phase() == Phase.WORKING
              ? end(state, new Ending.Failed())
              : new Next(state.aimedAt(Aim.READ).to(Phase.SENDING), new Effect.SendUnsupervised());
    };
  }

  private static Next work(State state, int leftMillis) {
    int given = leftMillis == 0 ? WORK_MILLIS : Math.min(leftMillis, WORK_LIMIT_MILLIS);
    State working = state.to(Phase.WORKING);
    var wake = new Effect.WakeAfter(working.round(), given + WORK_MARGIN_MILLIS);
    return new Next(working, new Effect.Work(leftMillis, wake));
  }

  private static Next end(State state, Ending ending) {
    return new Next(state.to(Phase.OVER), new Effect.End(ending));
  }

  private static Next stay(State state) {
    return new Next(state, new Effect.Nothing());
  }

  private ExchangeMachine() {}
}
