package io.lintel.gateway.climate;

import io.lintel.gateway.action.Ending;
import io.lintel.gateway.model.ActionType;
import io.lintel.spi.Outcome;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a thermostat to settings, step by step, and asks it whether it took them. Pure.
 *
 * <p>The mode goes before the set points, which many devices ignore while they are off. Only what
 * the device itself shows counts as done.
 *
 * @param stepCelsius how far a set point may be off: the device's own step
 * @param left what is still to be done; the first is under way
 * @param readsLeft how often it is asked again: some show the old settings for a while
 */
record SettingRun(Settings wanted, double stepCelsius, List<Step> left, int readsLeft) {

  private static final int READS_AGAIN_MAX = 4;

  /** Before it is asked again. */
  private static final Duration SETTLES_IN = Duration.ofSeconds(2);

  /** One exchange with the device. */
  sealed interface Step {
    record Mode(HvacMode mode) implements Step {}

    record SetPoints(Optional<Temperature> heating, Optional<Temperature> cooling)
        implements Step {}

    record Fan(FanMode mode) implements Step {}

    record Read() implements Step {}
  }

  /** What to do next. */
  sealed interface Move {
    /** Give this to the device, after a while. */
    record Go(SettingRun run, Step step, Duration after) implements Move {}

    record Reached() implements Move {}

    record Failed(Ending failure) implements Move {}
  }

  static SettingRun to(Settings settings, double stepCelsius) {
    var wanted = settings.effective();
    var steps = new ArrayList<Step>();
    wanted.mode().map(Step.Mode::new).ifPresent(steps::add);
    if (wanted.hasSetPoints()) {
      steps.add(new Step.SetPoints(wanted.heating(), wanted.cooling()));
    }
    wanted.fan().map(Step.Fan::new).ifPresent(steps::add);
    steps.add(new Step.Read());
    return new SettingRun(wanted, stepCelsius, List.copyOf(steps), READS_AGAIN_MAX);
  }

  Move begin() {
    return new Move.Go(this, left.getFirst(), Duration.ZERO);
  }

  /**
   * The step under way has ended.
   *
   * @param shown by the device since the run began
   */
  Move ended(ActionType type, Outcome outcome, Shown shown) {
    if (!(outcome instanceof Outcome.Done)) {
      return new Move.Failed(Ending.of(type, outcome));
    }
    if (!(left.getFirst() instanceof Step.Read)) {
      var rest = left.subList(1, left.size());
      return new SettingRun(wanted, stepCelsius, rest, readsLeft).begin();
    }
    var differences = shown.differences(wanted, stepCelsius);
    if (differences.isEmpty()) {
      return new Move.Reached();
    }
    return readsLeft > 0
        ? new Move.Go(
            new SettingRun(wanted, stepCelsius, left, readsLeft - 1), left.getFirst(), SETTLES_IN)
        : new Move.Failed(ClimateFailures.notTaken(differences));
  }
}
