package io.lintel.gateway.boot;

import io.lintel.gateway.action.CommandIntake;
import io.lintel.gateway.action.DriverEvents;
import io.lintel.gateway.action.DriverPort;
import io.lintel.gateway.store.Store;
import java.util.function.UnaryOperator;

/**
 * Where a rig may put itself between the parts of the daemon, to watch them or to end the process
 * at a chosen point. The daemon itself puts nothing there.
 */
public record Seams(
    UnaryOperator<Store> store,
    UnaryOperator<DriverPort> drivers,
    UnaryOperator<DriverEvents> events,
    UnaryOperator<CommandIntake> intake) {

  public static Seams none() {
    return new Seams(
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity());
  }
}
