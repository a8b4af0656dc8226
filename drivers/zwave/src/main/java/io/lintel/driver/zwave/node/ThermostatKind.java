package io.lintel.driver.zwave.node;

import java.util.List;
import java.util.Optional;

/** Nodes, or parts of them, that heat and cool. */
final class ThermostatKind implements PartKind {
  @Override
  public List<Question> questions(NodeProfile soFar) {
    return Thermostats.questions(soFar);
  }

  @Override
  public Optional<Part> part(PartContext context) {
    return Thermostats.of(context.profile())
        .map(thermostat -> new ThermostatPart(context, thermostat));
  }
}
