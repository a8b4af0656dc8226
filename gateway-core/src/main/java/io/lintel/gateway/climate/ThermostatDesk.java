package io.lintel.gateway.climate;

import io.lintel.gateway.action.Command;
import io.lintel.gateway.action.Ending;
import io.lintel.gateway.action.KnownDevice;
import io.lintel.gateway.action.Turns;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.time.Time;
import io.lintel.spi.Report;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One thermostat: carries commands out, one after the other, and between them sees to it that the
 * preset whose turn it is stands. On the loop alone.
 */
final class ThermostatDesk {

  /** The wall clock may be set at any time: whose turn it is is looked at this often. */
  private static final Duration LOOK_AT_LEAST = Duration.ofMinutes(1);

  /** For setting a preset that nobody waits for. */
  private static final Duration APPLY_WITHIN = Duration.ofSeconds(60);

  private final Workshop workshop;
  private final UUID deviceId;
  private final ClimatePapers papers;
  private final Standing standing;
  private final SettingRunner runner;
  private final Turns turns = new Turns();
  private Pace pace = Pace.free();
  private Time.Timer timer = () -> {};

  ThermostatDesk(Workshop workshop, KnownDevice device, ZoneId zone, UUID workspaceId) {
    this.workshop = workshop;
    this.deviceId = device.deviceId();
    this.papers = new ClimatePapers(workshop, device);
    this.standing = new Standing(workshop, device, zone, workspaceId, papers);
    this.runner = new SettingRunner(workshop, deviceId);
  }

  /** What it stands at. */
  Standing standing() {
    return standing;
  }

  void set(Command command, Settings wanted, Consumer<Ending> then) {
    job(
        done -> {
          var refusal = standing.forbidden().or(() -> standing.unfit(wanted));
          if (refusal.isPresent()) {
            then.accept(refusal.get());
            done.run();
          } else {
            run(
                command.type(),
                wanted,
                command.deadline().bootNanos(),
                failure -> {
                  then.accept(failure.orElseGet(() -> standing.adjustedBySeam(wanted)));
                  done.run();
                });
          }
        });
  }

  void activate(Command command, String key, Optional<ClimatePreset> given, Consumer<Ending> then) {
    job(
        done -> {
          var next = given.map(standing.regime()::withPreset).orElse(standing.regime());
          var settings = next.preset(key).map(ClimatePreset::settings);
          var refusal =
              settings
                  .<Optional<Ending.Failure>>map(
                      s -> ProgramPush.refuse(next).or(() -> standing.unfit(s)))
                  .orElseGet(() -> Optional.of(ClimateFailures.noPreset(key)));
          if (refusal.isPresent()) {
            then.accept(refusal.get());
            done.run();
          } else {
            standing.change(
                next,
                failure -> {
                  then.accept(failure);
                  done.run();
                },
                () ->
                    run(
                        command.type(),
                        settings.orElseThrow(),
                        command.deadline().bootNanos(),
                        failure -> {
                          then.accept(failure.orElseGet(() -> standing.activated(key)));
                          done.run();
                        }));
          }
        });
  }

  void push(ClimateOrder.Change push, Consumer<Ending> then) {
    job(
        done -> {
          Consumer<Ending> end =
              ending -> {
                then.accept(ending);
                done.run();
              };
          try {
            var next = push.apply(standing.regime());
            ProgramPush.refuse(next)
                .ifPresentOrElse(
                    end,
                    () ->
                        standing.change(
                            next, end, () -> end.accept(Ending.success(Json.object()))));
          } catch (BadClimateParameter bad) {
            end.accept(new Ending.Failure("invalid_parameter", String.valueOf(bad.getMessage())));
          }
        });
  }

  void observe(Report.Climate told) {
    runner.observe(told);
    if (standing.observe(told, runner.isBusy())) {
      look();
    }
  }

  /** It can be asked and set now: what it shows becomes known, and what is due is done. */
  void reachable() {
    if (standing.traits().isPresent()) {
      pace = Pace.free();
      job(runner::read);
    }
  }

  /** Sees whether something is due, and when to look again. */
  void look() {
    timer.cancel();
    standing.letGo();
    var wait = standing.due().map(turn -> pace.waitFor(turn, now()));
    if (wait.filter(Duration::isZero).isPresent() && isReady()) {
      job(this::apply);
      return;
    }
    timer =
        Stream.of(
                Stream.of(LOOK_AT_LEAST),
                wait.filter(Duration::isPositive).stream(),
                standing.changesIn().stream())
            .flatMap(durations -> durations)
            .min(Duration::compareTo)
            .filter(soonest -> wait.isPresent() || standing.changesIn().isPresent())
            .map(soonest -> workshop.time().after(soonest, workshop.loop(), this::look))
            .orElse(() -> {});
  }

  /** A sandbox reset. */
  void forget(Runnable then) {
    turns.take(
        done ->
            standing.forget(
                () -> {
                  pace = Pace.free();
                  then.run();
                  done.run();
                }));
  }

  private void apply(Runnable done) {
    var turn = standing.due();
    var settings =
        turn.flatMap(t -> standing.regime().preset(t.presetKey())).map(ClimatePreset::settings);
    if (turn.isEmpty() || settings.isEmpty()) {
      done.run();
      return;
    }
    standing
        .unfit(settings.get())
        .ifPresentOrElse(
            failure -> {
              notApplied(turn.get(), failure);
              done.run();
            },
            () ->
                run(
                    ActionType.ACTIVATE_CLIMATE_PRESET,
                    settings.get(),
                    now() + APPLY_WITHIN.toNanos(),
                    failure -> {
                      failure.ifPresentOrElse(
                          f -> notApplied(turn.get(), f), () -> applied(turn.get()));
                      done.run();
                    }));
  }

  private void applied(Turn turn) {
    pace = pace.taken(turn, now());
    standing.applied(turn);
  }

  private void notApplied(Turn turn, Ending failure) {
    pace = pace.failed(turn, now());
    if (failure instanceof Ending.Failure(var type, var message)) {
      papers.say(
          Happening.Level.WARN,
          "preset \"%s\" could not be set, it is tried again: %s"
              .formatted(turn.presetKey(), message));
    }
  }

  private void run(
      ActionType type, Settings wanted, long deadlineNanos, Consumer<Optional<Ending>> then) {
    runner.run(type, SettingRun.to(wanted, standing.step()), deadlineNanos, then);
  }

  /** One after the other; behind each, it is seen what is due. */
  private void job(Consumer<Runnable> job) {
    turns.take(
        done ->
            job.accept(
                () -> {
                  done.run();
                  if (!turns.isBusy()) {
                    look();
                  }
                }));
  }

  private boolean isReady() {
    return !turns.isBusy() && standing.traits().isPresent() && !workshop.isOffline(deviceId);
  }

  private long now() {
    return workshop.time().bootNanos();
  }
}
