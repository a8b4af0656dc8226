package io.lintel.gateway.climate;

import io.lintel.gateway.action.Ending;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.model.ActionType;
import io.lintel.spi.Order;
import io.lintel.spi.Report;
import io.lintel.spi.Thermostat;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Consumer;

/** Carries one {@link SettingRun} after the other out at one device. On the loop alone. */
final class SettingRunner {

  /** Of one exchange: a thermostat that has not answered by then will not. */
  private static final Duration EXCHANGE_MAX = Duration.ofSeconds(20);

  private final Workshop workshop;
  private final UUID deviceId;

  /** What the device has shown since the run began; empty while none runs. */
  private Optional<Shown> shown = Optional.empty();

  SettingRunner(Workshop workshop, UUID deviceId) {
    this.workshop = workshop;
    this.deviceId = deviceId;
  }

  boolean isBusy() {
    return shown.isPresent();
  }

  void observe(Report.Climate told) {
    shown = shown.map(known -> known.with(told));
  }

  /**
   * Sets the device.
   *
   * @param deadlineNanos boot time after which nothing more is sent
   * @param then hears what went wrong, or nothing
   */
  void run(ActionType type, SettingRun run, long deadlineNanos, Consumer<Optional<Ending>> then) {
    shown = Optional.of(Shown.nothing());
    new Course(type, deadlineNanos, then).take(run.begin());
  }

  /** Only asks; what the device shows then is nobody's setting. */
  void read(Runnable then) {
    workshop.order(
        deviceId, Thermostat.class, Thermostat::read, EXCHANGE_MAX, outcome -> then.run());
  }

  private final class Course {

    private final ActionType type;
    private final long deadlineNanos;
    private final Consumer<Optional<Ending>> then;

    Course(ActionType type, long deadlineNanos, Consumer<Optional<Ending>> then) {
      this.type = type;
      this.deadlineNanos = deadlineNanos;
      this.then = then;
    }

    void take(SettingRun.Move move) {
      switch (move) {
        case SettingRun.Move.Go(var run, var step, var after) when after.isZero() ->
            give(run, step);
        case SettingRun.Move.Go(var run, var step, var after) ->
            workshop.time().after(after, workshop.loop(), () -> give(run, step));
        case SettingRun.Move.Reached reached -> end(Optional.empty());
        case SettingRun.Move.Failed(var failure) -> end(Optional.of(failure));
      }
    }

    private void give(SettingRun run, SettingRun.Step step) {
      var left = Duration.ofNanos(deadlineNanos - workshop.time().bootNanos());
      if (!left.isPositive()) {
        end(Optional.of(Ending.timedOut(type, "the thermostat did not show it in time")));
        return;
      }
      workshop.order(
          deviceId,
          Thermostat.class,
          (thermostat, order) -> call(thermostat, order, step),
          left.compareTo(EXCHANGE_MAX) < 0 ? left : EXCHANGE_MAX,
          outcome -> take(run.ended(type, outcome, shown.orElseGet(Shown::nothing))));
    }

    private void end(Optional<Ending> failure) {
      shown = Optional.empty();
      then.accept(failure);
    }
  }

  private static void call(Thermostat thermostat, Order order, SettingRun.Step step) {
    switch (step) {
      case SettingRun.Step.Mode(var mode) -> thermostat.setMode(order, mode);
      case SettingRun.Step.SetPoints(var heating, var cooling) ->
          thermostat.setPoints(order, celsius(heating), celsius(cooling));
      case SettingRun.Step.Fan(var mode) -> thermostat.setFan(order, mode);
      case SettingRun.Step.Read read -> thermostat.read(order);
    }
  }

  private static OptionalDouble celsius(Optional<Temperature> temperature) {
    return temperature.map(t -> OptionalDouble.of(t.celsius())).orElse(OptionalDouble.empty());
  }
}
