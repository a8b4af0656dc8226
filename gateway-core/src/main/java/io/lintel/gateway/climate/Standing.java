package io.lintel.gateway.climate;

import io.lintel.gateway.action.Ending;
import io.lintel.gateway.action.KnownDevice;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Write;
import io.lintel.spi.Report;
import io.lintel.spi.Thermostat;
import io.lintel.spi.Thermostat.ThermostatTraits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How one thermostat stands: what is wanted of it, what it shows, and what stands against what is
 * wanted. Keeps it, and tells what changes. On the loop alone.
 */
final class Standing {

  /** °C, where the device has not told its own. */
  private static final double STEP_DEFAULT = 0.5;

  private final Workshop workshop;
  private final KnownDevice device;
  private final ZoneId zone;
  private final UUID workspaceId;
  private final ClimatePapers papers;
  private Regime regime = Regime.empty();
  private Kept.State state = Kept.State.begin();
  private Shown shown = Shown.nothing();

  Standing(
      Workshop workshop, KnownDevice device, ZoneId zone, UUID workspaceId, ClimatePapers papers) {
    this.workshop = workshop;
    this.device = device;
    this.zone = zone;
    this.workspaceId = workspaceId;
    this.papers = papers;
  }

  Regime regime() {
    return regime;
  }

  Optional<Hold> hold() {
    return state.steering().hold();
  }

  /** Takes up what was kept. */
  void restore(Blob blob) throws BadClimateParameter {
    if (Kept.isState(blob)) {
      state = Kept.state(blob);
    } else {
      regime = Kept.read(regime, blob);
    }
  }

  Map<String, Object> properties() {
    if (traits().isEmpty()) {
      return Map.of();
    }
    var json = ClimateProperties.of(regime, wall(), device.deviceId(), workspaceId);
    json.setAll(ClimateProperties.of(traits().get()));
    json.setAll(ClimateProperties.of(shown, state.steering(), forbidden().isEmpty()));
    return ClimatePapers.fields(json);
  }

  /**
   * The device shows something.
   *
   * @param byUs whether it is being set by this gateway now
   * @return whether it shows other settings than it should or did. What it shows first after a
   *     start was lost, by it or by us, and is set again; later, somebody has set it
   */
  boolean observe(Report.Climate told, boolean byUs) {
    var before = shown;
    shown = shown.with(told);
    boolean changed = !byUs && due().isEmpty() && isSetByOthers(before);
    if (changed && before.settings().isEmpty()) {
      doubt();
    } else if (changed) {
      adjusted(ClimatePapers.Method.EXTERNAL, shown.settings());
    }
    told.temperatureCelsius().ifPresent(this::feel);
    if (!shown.equals(before)) {
      workshop.refreshState(device.deviceId());
    }
    return changed;
  }

  /** How long until it may be another's turn, or a hold ends; empty when nothing is wanted. */
  Optional<Duration> changesIn() {
    var wall = wall();
    return Stream.concat(
            regime.changesAfter(wall, zone).stream(), hold().flatMap(Hold::endsAt).stream())
        .map(at -> Duration.between(wall, at))
        .min(Duration::compareTo);
  }

  /** Whose preset is to be set now; one that was pushed away is nobody's. */
  Optional<Turn> due() {
    return state
        .steering()
        .due(regime, wall(), zone)
        .filter(turn -> regime.preset(turn.presetKey()).isPresent());
  }

  /** A hold whose time is over is over, also when the box is restarted now. */
  void letGo() {
    var steering = state.steering().at(regime, wall(), zone);
    if (!steering.equals(state.steering())) {
      state = new Kept.State(steering, state.watch());
      workshop.record(List.of(papers.keep(state)));
    }
  }

  void applied(Turn turn) {
    boolean repeated = state.steering().isRepeated(turn);
    state = new Kept.State(state.steering().applied(turn), state.watch().reach());
    if (repeated) {
      workshop.record(List.of(papers.keep(state)));
      workshop.refreshState(device.deviceId());
    } else {
      tell(
          papers.activated(
              turn.presetKey(), turn.scheduleId(), turn.source() == Turn.Source.FALLBACK));
    }
  }

  Ending activated(String key) {
    var steering = state.steering().activated(key, regime, wall(), zone);
    state = new Kept.State(steering, state.watch().reach());
    tell(papers.activated(key, Optional.empty(), regime.fallback().equals(Optional.of(key))));
    return Ending.success(Json.object());
  }

  Ending adjustedBySeam(Settings wanted) {
    state = new Kept.State(state.steering(), state.watch().reach());
    adjusted(ClimatePapers.Method.SEAM, wanted);
    return Ending.success(Json.object());
  }

  /** What is durable counts, and nothing else. */
  void change(Regime next, Consumer<Ending> failed, Runnable then) {
    var old = Kept.of(device.deviceId(), regime);
    var writes =
        Kept.of(device.deviceId(), next).stream()
            .filter(blob -> !old.contains(blob))
            .<Write>map(Write.PutBlob::new)
            .toList();
    workshop.commit(
        writes,
        result -> {
          switch (result) {
            case CommitResult.Committed committed -> {
              adopt(next);
              then.run();
            }
            case CommitResult.Failed(var cause, var message) ->
                failed.accept(ClimateFailures.notStored(message));
          }
        });
  }

  /** Nothing is wanted any more. */
  void forget(Runnable then) {
    var drops =
        Stream.concat(
                Kept.of(device.deviceId(), regime).stream(),
                Stream.of(Kept.of(device.deviceId(), state)))
            .<Write>map(blob -> new Write.DropBlob(blob.key()))
            .toList();
    workshop.commit(
        drops,
        result -> {
          regime = Regime.empty();
          state = Kept.State.begin();
          shown = Shown.nothing();
          workshop.refreshState(device.deviceId());
          then.run();
        });
  }

  Optional<Ending.Failure> unfit(Settings wanted) {
    return traits()
        .map(traits -> new SettingsCheck(traits).refuse(wanted, shown))
        .orElseGet(
            () ->
                Optional.of(
                    new Ending.Failure("device_not_supported", "the device is no thermostat")));
  }

  /** A schedule may forbid other settings; a preset that was activated goes before it. */
  Optional<Ending.Failure> forbidden() {
    return state.steering().hold().flatMap(Hold::presetKey).isPresent()
        ? Optional.empty()
        : regime
            .scheduled(wall())
            .filter(schedule -> !schedule.overrideAllowed())
            .map(ClimateFailures::noOverride);
  }

  Optional<ThermostatTraits> traits() {
    var abilities = workshop.abilities(device.deviceId());
    return abilities.offers(Thermostat.class)
        ? abilities.traits(ThermostatTraits.class)
        : Optional.empty();
  }

  double step() {
    return traits().map(ThermostatTraits::stepCelsius).orElse(STEP_DEFAULT);
  }

  private void adjusted(ClimatePapers.Method method, Settings settings) {
    var steering = state.steering().adjusted(regime, wall(), zone);
    state = new Kept.State(steering, state.watch());
    tell(papers.adjusted(method, settings));
  }

  /** Event and state in one transaction: neither is told or forgotten without the other. */
  private void tell(Write event) {
    workshop.record(List.of(papers.keep(state), event));
    workshop.refreshState(device.deviceId());
  }

  private void feel(double celsius) {
    var step = state.watch().feel(celsius, regime.limits(), shown);
    if (step.next().equals(state.watch())) {
      return;
    }
    state = new Kept.State(state.steering(), step.next());
    var writes = new ArrayList<Write>();
    writes.add(papers.keep(state));
    step.news().forEach(news -> writes.add(papers.felt(news, celsius, regime.limits())));
    workshop.record(writes);
  }

  /** A preset that now means something else must be set again. */
  private void adopt(Regime next) {
    var key = state.steering().presetKey();
    boolean same = key.flatMap(regime::preset).equals(key.flatMap(next::preset));
    regime = next;
    if (!same) {
      doubt();
    }
    shown.temperature().ifPresent(this::feel);
    workshop.refreshState(device.deviceId());
  }

  private void doubt() {
    state = new Kept.State(state.steering().doubted(), state.watch());
    workshop.record(List.of(papers.keep(state)));
  }

  private boolean isSetByOthers(Shown before) {
    var expected =
        state
            .steering()
            .presetKey()
            .flatMap(regime::preset)
            .map(preset -> Shown.as(preset.settings().effective()))
            .orElseGet(Shown::nothing);
    return shown.isSetOtherwise(before.or(expected), step());
  }

  /** The earliest that it can be, while the clock is not trusted. */
  private Instant wall() {
    return workshop.time().floor();
  }
}
