package io.lintel.gateway.driver;

import io.lintel.gateway.model.DriverFault;
import io.lintel.spi.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When an instance is started, fenced, started again or left out. Pure: time and threads are in the
 * effects.
 *
 * @param phase what it is doing
 * @param run which run of it is the present one; news of another run change nothing
 * @param failures in a row
 * @param hangs since the gateway started; each keeps a thread for ever
 */
record Supervision(Phase phase, int run, int failures, int hangs) {

  static final Supervision AT_FIRST = new Supervision(Phase.OFF, 0, 0, 0);

  /** What happens to an instance. */
  sealed interface Input {
    record Start() implements Input {}

    record Stop() implements Input {}

    record Reload() implements Input {}

    /** Devices are attached and the driver has begun. */
    record Started(int run) implements Input {}

    /** It could not be loaded or opened. */
    record Refused(int run, Fault fault) implements Input {}

    record Threw(int run, Fault fault) implements Input {}

    record Hung(int run, Fault fault) implements Input {}

    /** It ended as asked. */
    record Stopped(int run) implements Input {}

    /** It was asked to stop and did not. */
    record StopLate(int run, Fault fault) implements Input {}

    record BackoffOver(int run) implements Input {}

    record Forgive(int run) implements Input {}
  }

  /** What is to be done. */
  sealed interface Effect {
    record Launch(int run) implements Effect {}

    /** Stop in order, and say {@link Input.StopLate} when that takes too long. */
    record Halt(int run) implements Effect {}

    /** Cut off: nothing of this run acts or is heard any more. Empty when it ended as asked. */
    record Fence(int run, Optional<Fault> because) implements Effect {}

    record Wait(int run, Duration backoff) implements Effect {}

    /** Say {@link Input.Forgive} when this run has lasted. */
    record ForgiveLater(int run) implements Effect {}

    record TellTrouble(Fault fault) implements Effect {}

    record TellWell() implements Effect {}

    /** Whoever waits for a stop or reload may go on. */
    record Rest() implements Effect {}
  }

  /** The state after an input, and what is to be done, in order. */
  record Step(Supervision next, List<Effect> effects) {}

  Step on(Input input, Limits limits) {
    return switch (input) {
      case Input.Start _ -> phase == Phase.OFF ? launch() : nothing();
      case Input.Stop _ -> stop();
      case Input.Reload _ -> reload(limits);
      case Input.Started(int of) -> of == run && phase == Phase.RUNNING ? started() : nothing();
      case Input.Refused(int of, Fault fault) -> of == run ? refused(fault, limits) : nothing();
      case Input.Threw(int of, Fault fault) -> of == run ? threw(fault, limits) : nothing();
      case Input.Hung(int of, Fault fault) -> of == run ? hung(fault, limits) : nothing();
      case Input.Stopped(int of) -> of == run ? stopped() : nothing();
      case Input.StopLate(int of, Fault fault) -> of == run ? stopLate(fault, limits) : nothing();
      case Input.BackoffOver(int of) -> of == run && phase == Phase.WAITING ? launch() : nothing();
      case Input.Forgive(int of) ->
          of == run && phase == Phase.RUNNING
              ? to(new Supervision(phase, run, 0, hangs))
              : nothing();
    };
  }

  private Step stop() {
    return switch (phase) {
      case RUNNING -> to(with(Phase.STOPPING), new Effect.Halt(run));
      case RELOADING -> to(with(Phase.STOPPING));
      case WAITING, LEFT_OUT -> to(with(Phase.OFF), new Effect.Rest());
      case OFF -> to(this, new Effect.Rest());
      case STOPPING -> nothing();
    };
  }

  private Step reload(Limits limits) {
    return switch (phase) {
      case RUNNING -> to(with(Phase.RELOADING), new Effect.Halt(run));
      case STOPPING -> to(with(Phase.RELOADING));
      case RELOADING -> nothing();
      case WAITING, LEFT_OUT, OFF ->
          hangs < limits.hangsMax() ? launch() : leftOut(new ArrayList<>());
    };
  }

  private Step started() {
    return failures > 0
        ? to(this, new Effect.TellWell(), new Effect.ForgiveLater(run), new Effect.Rest())
        : to(this, new Effect.ForgiveLater(run), new Effect.Rest());
  }

  /** What may mend itself is tried again; what someone must mend waits for a reload. */
  private Step refused(Fault fault, Limits limits) {
    if (fault.advice() == Fault.Advice.RETRY && phase == Phase.RUNNING) {
      return threw(fault, limits);
    }
    return switch (phase) {
      case RUNNING ->
          to(
              new Supervision(Phase.LEFT_OUT, run, failures + 1, hangs),
              fence(fault),
              new Effect.TellTrouble(fault),
              new Effect.Rest());
      case STOPPING, RELOADING -> ended(fence(fault));
      case OFF, WAITING, LEFT_OUT -> nothing();
    };
  }

  private Step threw(Fault fault, Limits limits) {
    return switch (phase) {
      case RUNNING ->
          to(
              new Supervision(Phase.WAITING, run, failures + 1, hangs),
              fence(fault),
              new Effect.TellTrouble(fault),
              new Effect.Wait(run, backoff(limits)),
              new Effect.Rest());
      case STOPPING, RELOADING -> ended(fence(fault));
      case OFF, WAITING, LEFT_OUT -> nothing();
    };
  }

  private Step hung(Fault fault, Limits limits) {
    return switch (phase) {
      case RUNNING -> {
        var more = new Supervision(phase, run, failures, hangs + 1);
        var effects = new ArrayList<Effect>();
        effects.add(fence(fault));
        effects.add(new Effect.TellTrouble(fault));
        yield more.hangs < limits.hangsMax() ? more.again(effects, limits) : more.leftOut(effects);
      }
      case STOPPING, RELOADING -> stopLate(fault, limits);
      case OFF, WAITING, LEFT_OUT -> nothing();
    };
  }

  private Step again(List<Effect> effects, Limits limits) {
    effects.add(new Effect.Wait(run, backoff(limits)));
    effects.add(new Effect.Rest());
    return new Step(new Supervision(Phase.WAITING, run, failures + 1, hangs), effects);
  }

  private Step leftOut(List<Effect> effects) {
    effects.add(
        new Effect.TellTrouble(
            DriverFault.LEFT_OUT.because(
                "hung "
                    + hangs
                    + " times: left out until the gateway restarts, because a hung plugin cannot be"
                    + " removed from memory; update or remove it first")));
    effects.add(new Effect.Rest());
    return new Step(with(Phase.LEFT_OUT), effects);
  }

  private Step stopped() {
    return switch (phase) {
      case STOPPING, RELOADING -> ended(new Effect.Fence(run, Optional.empty()));
      case OFF, RUNNING, WAITING, LEFT_OUT -> nothing();
    };
  }

  private Step stopLate(Fault fault, Limits limits) {
    if (phase != Phase.STOPPING && phase != Phase.RELOADING) {
      return nothing();
    }
    var more = new Supervision(phase, run, failures, hangs + 1);
    return phase == Phase.RELOADING && more.hangs >= limits.hangsMax()
        ? more.leftOut(new ArrayList<>(List.of(fence(fault))))
        : more.ended(fence(fault));
  }

  private Step ended(Effect... effects) {
    var all = new ArrayList<>(List.of(effects));
    if (phase == Phase.RELOADING) {
      all.add(new Effect.Launch(run + 1));
      return new Step(new Supervision(Phase.RUNNING, run + 1, failures, hangs), all);
    }
    all.add(new Effect.Rest());
    return new Step(with(Phase.OFF), all);
  }

  private Step launch() {
    return to(new Supervision(Phase.RUNNING, run + 1, failures, hangs), new Effect.Launch(run + 1));
  }

  private Effect fence(Fault fault) {
    return new Effect.Fence(run, Optional.of(fault));
  }

  private Duration backoff(Limits limits) {
    Duration doubled = limits.backoffMin().multipliedBy(1L << Math.min(failures, 20));
    return doubled.compareTo(limits.backoffMax()) < 0 ? doubled : limits.backoffMax();
  }

  private Supervision with(Phase next) {
    return new Supervision(next, run, failures, hangs);
  }

  private Step nothing() {
    return to(this);
  }

  private static Step to(Supervision next, Effect... effects) {
    return new Step(next, List.of(effects));
  }
}
