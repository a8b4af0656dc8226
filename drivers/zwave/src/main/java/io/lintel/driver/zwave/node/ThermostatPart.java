package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.security.Level;
import io.lintel.spi.Capability;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Permit;
import io.lintel.spi.Report;
import io.lintel.spi.Thermostat;
import io.lintel.spi.Traits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** A thermostat: one order at a time, each one dialogue. What it says by itself is told too. */
final class ThermostatPart implements Part {
  private final PartContext context;
  private final Thermostats thermostat;
  private final ThermostatMoves moves;
  private Optional<Dialogue> underWay = Optional.empty();

  /** Told last, so that an answer that was heard is not told again by whoever asked. */
  private Optional<Report> told = Optional.empty();

  private boolean greeted;
  private boolean greeting;

  ThermostatPart(PartContext context, Thermostats thermostat) {
    this.context = context;
    this.thermostat = thermostat;
    this.moves = new ThermostatMoves(thermostat);
  }

  @Override
  public List<Capability> capabilities() {
    return List.of(new NodeThermostat());
  }

  /** Once after an interview or a restart, how it stands. */
  @Override
  public void ready() {
    if (!greeted && underWay.isEmpty()) {
      greeting = true;
      begin(Permit.unlimited(), moves.read(), this::greeted);
    }
  }

  @Override
  public void said(int endpoint, NodeCommand command, Level level) {
    if (endpoint == thermostat.endpoint()) {
      ClimateNews.ofThermostat(command).ifPresent(this::tell);
    }
  }

  @Override
  public void close() {
    underWay.ifPresent(Dialogue::detach);
  }

  private void greeted(Outcome outcome) {
    greeting = false;
    greeted = outcome instanceof Outcome.Done;
  }

  private void tell(Report report) {
    told = Optional.of(report);
    context.reports().report(context.deviceId(), report);
  }

  private void tellOnce(Report report) {
    if (!told.equals(Optional.of(report))) {
      tell(report);
    }
  }

  /** An order does not wait for what nobody asked for. */
  private void begin(Order order, Move first) {
    if (greeting) {
      close();
    }
    if (underWay.isPresent()) {
      context.reports().outcome(order, Outcomes.busy(context.node()));
    } else {
      begin(order.permit(), first, outcome -> context.reports().outcome(order, outcome));
    }
  }

  private void begin(Permit permit, Move first, Consumer<Outcome> then) {
    told = Optional.empty();
    var dialogue =
        new Dialogue(
            context,
            permit,
            this::tellOnce,
            outcome -> {
              underWay = Optional.empty();
              then.accept(outcome);
            });
    underWay = Optional.of(dialogue);
    dialogue.begin(first);
  }

  private final class NodeThermostat implements Thermostat {
    @Override
    public Optional<Traits> traits() {
      return Optional.of(thermostat.traits());
    }

    @Override
    public void setMode(Order order, HvacMode mode) {
      begin(order, moves.setMode(mode));
    }

    @Override
    public void setFan(Order order, FanMode mode) {
      begin(order, moves.setFan(mode));
    }

    @Override
    public void setPoints(
        Order order, OptionalDouble heatingCelsius, OptionalDouble coolingCelsius) {
      begin(order, moves.setPoints(heatingCelsius, coolingCelsius));
    }

    @Override
    public void read(Order order) {
      begin(order, moves.read());
    }
  }
}
