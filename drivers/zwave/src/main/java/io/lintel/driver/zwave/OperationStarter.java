package io.lintel.driver.zwave;

import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.Operation;
import io.lintel.driver.zwave.network.Site;
import io.lintel.spi.Console;
import io.lintel.spi.Job;
import java.util.function.Consumer;
import java.util.function.Function;

/** Begins an operation on the network. */
@FunctionalInterface
interface OperationStarter {
  /**
   * Begins it.
   *
   * @throws io.lintel.spi.FaultException when another is under way, or there is no stick
   */
  Job operate(Function<Site, Operation> operation, Console console, Consumer<End> then);
}
