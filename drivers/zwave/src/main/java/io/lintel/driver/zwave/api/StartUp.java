package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;

/**
 * The stick's start-up, in the order that works on 500, 700 and 800 series sticks. Pure.
 *
 * <p>A restart is worth waiting for but not worth failing over: old sticks restart without a word.
 */
public final class StartUp {
  /** After the NAK that makes the stick forget an unfinished frame of ours. */
  private static final int SETTLE_MILLIS = 250;

  private static final int RESTART_MILLIS = 5_000;

  /** Where it stands. */
  public enum Step {
    SETTLING,
    CAPABILITIES,
    INIT_DATA,
    VERSION,
    SOFT_RESET,
    RESTARTING,
    SETUP,
    NODE_ID_WIDTH,
    TRANSMISSION_REPORTS,
    LONGEST_COMMAND,
    LONGEST_OF_LONG_RANGE,
    CONTROLLER_ID,
    OVER
  }

  /** Whether and when the stick is restarted. */
  public enum Reset {
    NEVER,
    /** After the first questions, as is usual. */
    USUAL,
    /** Before any question: it may be past answering. */
    FIRST
  }

  /**
   * How far it has come.
   *
   * @param reset still to be done
   * @param round of the youngest timer
   */
  public record State(Step step, Reset reset, Found found, long round) {
    public static final State NONE = new State(Step.OVER, Reset.NEVER, Found.NOTHING, 0);

    private State at(Step next) {
      return new State(next, reset, found, round);
    }

    private State with(Found more) {
      return new State(step, reset, more, round);
    }
  }

  /** What is known so far. */
  record Found(
      ApiCapabilities capabilities,
      InitData network,
      ControllerVersion version,
      ApiSetup.Supported setup,
      NodeIdWidth width,
      LongestCommands longest) {
    static final Found NOTHING =
        new Found(
            ApiCapabilities.NONE,
            InitData.NONE,
            ControllerVersion.NONE,
            ApiSetup.Supported.NONE,
            NodeIdWidth.EIGHT_BITS,
            LongestCommands.USUAL);

    Found with(ApiCapabilities more) {
      return new Found(more, network, version, setup, width, longest);
    }

    Found with(InitData more) {
      return new Found(capabilities, more, version, setup, width, longest);
    }

    Found with(ControllerVersion more) {
      return new Found(capabilities, network, more, setup, width, longest);
    }

    Found with(ApiSetup.Supported more) {
      return new Found(capabilities, network, version, more, width, longest);
    }

    Found with(NodeIdWidth more) {
      return new Found(capabilities, network, version, setup, more, longest);
    }

    Found with(LongestCommands more) {
      return new Found(capabilities, network, version, setup, width, more);
    }

    boolean isLongRange() {
      return width == NodeIdWidth.SIXTEEN_BITS;
    }
  }

  /** What happens to it. */
  public sealed interface Input {
    /** The command of the last {@link Effect.Ask} ended. */
    record Replied(SerialResult result) implements Input {}

    record Restarted() implements Input {}

    record Woke(long round) implements Input {}
  }

  /** What it wants done next; exactly one thing. */
  public sealed interface Effect {
    record Nothing() implements Effect {}

    record Ask(SerialCommand command) implements Effect {}

    /** As {@link Ask}, and the stick restarts when it has the command. */
    record AskForRestart(SerialCommand command) implements Effect {}

    record WakeAfter(long round, int delayMillis) implements Effect {}

    record Ready(StickInfo stick) implements Effect {}

    /** The stick does not answer, or not as a Z-Wave stick does. */
    record Failed(Step step) implements Effect {}
  }

  /** A state and what is to be done. */
  public record Next(State state, Effect effect) {}

  /**
   * Begins anew, whatever went before.
   *
   * @param before the state left behind, whose timers must not count any more
   */
  public static Next begin(State before, Reset reset) {
    return pause(new State(Step.SETTLING, reset, Found.NOTHING, before.round()), SETTLE_MILLIS);
  }

  public static Next on(State state, Input input) {
    return switch (input) {
      case Input.Woke(long round) when round == state.round() -> woke(state);
      case Input.Restarted() when state.step() == Step.RESTARTING -> restarted(state);
      case Input.Replied(SerialResult result) -> replied(state, result);
      case Input.Woke _, Input.Restarted _ -> new Next(state, new Effect.Nothing());
    };
  }

  private static Next woke(State state) {
    return switch (state.step()) {
      case SETTLING -> state.reset() == Reset.FIRST ? restart(state) : go(state, Step.CAPABILITIES);
      case RESTARTING -> restarted(state);
      case CAPABILITIES,
          INIT_DATA,
          VERSION,
          SOFT_RESET,
          SETUP,
          NODE_ID_WIDTH,
          TRANSMISSION_REPORTS,
          LONGEST_COMMAND,
          LONGEST_OF_LONG_RANGE,
          CONTROLLER_ID,
          OVER ->
          new Next(state, new Effect.Nothing());
    };
  }

  private static Next restarted(State state) {
    var done = new State(state.step(), Reset.NEVER, state.found(), state.round());
    return go(done, state.reset() == Reset.FIRST ? Step.CAPABILITIES : Step.SETUP);
  }

  private static Next replied(State state, SerialResult result) {
    return switch (result) {
      case SerialResult.Responded(Frame response) -> decoded(state, response.payload());
      case SerialResult.Acknowledged() when state.step() == Step.SOFT_RESET ->
          pause(state.at(Step.RESTARTING), RESTART_MILLIS);
      case SerialResult.Acknowledged _,
          SerialResult.CalledBack _,
          SerialResult.NothingCame _,
          SerialResult.NeverLeft _,
          SerialResult.Abandoned _,
          SerialResult.NoReply _,
          SerialResult.LinkLost _ ->
          failed(state);
    };
  }

  private static Next decoded(State state, Octets payload) {
    try {
      return answered(state, payload);
    } catch (MalformedFrame _) {
      return failed(state);
    }
  }

  private static Next answered(State state, Octets payload) {
    Found f = state.found();
    return switch (state.step()) {
      case CAPABILITIES -> next(state, f.with(ApiCapabilities.decode(payload)), Step.INIT_DATA);
      case INIT_DATA -> next(state, f.with(InitData.decode(payload)), Step.VERSION);
      case VERSION -> next(state, f.with(ControllerVersion.decode(payload)), Step.SOFT_RESET);
      case SETUP -> next(state, f.with(ApiSetup.decodeSupported(payload)), Step.NODE_ID_WIDTH);
      case NODE_ID_WIDTH ->
          next(state, f.with(ApiSetup.decodeWidth(payload)), Step.TRANSMISSION_REPORTS);
      case TRANSMISSION_REPORTS -> go(state, Step.LONGEST_COMMAND);
      case LONGEST_COMMAND -> {
        var longest = f.longest().withClassic(ApiSetup.decodeLongest(payload));
        yield next(state, f.with(longest), Step.LONGEST_OF_LONG_RANGE);
      }
      case LONGEST_OF_LONG_RANGE -> {
        var longest = f.longest().withLongRange(ApiSetup.decodeLongest(payload));
        yield next(state, f.with(longest), Step.CONTROLLER_ID);
      }
      case CONTROLLER_ID -> ready(state, ControllerId.decode(payload, f.width()));
      case SETTLING, SOFT_RESET, RESTARTING, OVER -> new Next(state, new Effect.Nothing());
    };
  }

  private static Next next(State state, Found more, Step step) {
    return go(state.with(more), step);
  }

  /** Takes a step, or the one after it when the stick cannot or need not take it. */
  private static Next go(State state, Step step) {
    Found f = state.found();
    return switch (step) {
      case CAPABILITIES -> ask(state, step, ApiCapabilities.ask());
      case INIT_DATA -> ask(state, step, InitData.ask());
      case VERSION -> ask(state, step, ControllerVersion.ask());
      case SOFT_RESET -> state.reset() == Reset.USUAL ? restart(state) : go(state, Step.SETUP);
      case SETUP ->
          f.capabilities().supports(FunctionId.API_SETUP)
              ? ask(state, step, ApiSetup.askSupported())
              : go(state, Step.CONTROLLER_ID);
      case NODE_ID_WIDTH ->
          f.setup().nodeIdType() && f.capabilities().supports(FunctionId.GET_LONG_RANGE_NODES)
              ? ask(state, step, ApiSetup.widenNodeIds())
              : go(state, Step.TRANSMISSION_REPORTS);
      case TRANSMISSION_REPORTS ->
          f.setup().txStatusReport()
              ? ask(state, step, ApiSetup.reportTransmissions())
              : go(state, Step.LONGEST_COMMAND);
      case LONGEST_COMMAND ->
          f.setup().longest()
              ? ask(state, step, ApiSetup.askLongest())
              : go(state, Step.LONGEST_OF_LONG_RANGE);
      case LONGEST_OF_LONG_RANGE ->
          f.isLongRange() && f.setup().longestOfLongRange()
              ? ask(state, step, ApiSetup.askLongestOfLongRange())
              : go(state, Step.CONTROLLER_ID);
      case CONTROLLER_ID -> ask(state, step, ControllerId.ask());
      case SETTLING, RESTARTING, OVER -> new Next(state, new Effect.Nothing());
    };
  }

  private static Next restart(State state) {
    var command = SerialCommand.tell(FunctionId.SOFT_RESET);
    return new Next(state.at(Step.SOFT_RESET), new Effect.AskForRestart(command));
  }

  private static Next ask(State state, Step step, SerialCommand command) {
    return new Next(state.at(step), new Effect.Ask(command));
  }

  private static Next pause(State state, int delayMillis) {
    long round = state.round() + 1;
    return new Next(
        new State(state.step(), state.reset(), state.found(), round),
        new Effect.WakeAfter(round, delayMillis));
  }

  private static Next ready(State state, ControllerId id) {
    Found f = state.found();
    var stick =
        new StickInfo(f.capabilities(), f.network(), f.version(), id, f.width(), f.longest());
    return new Next(state.at(Step.OVER), new Effect.Ready(stick));
  }

  private static Next failed(State state) {
    return new Next(state.at(Step.OVER), new Effect.Failed(state.step()));
  }

  private StartUp() {}
}
