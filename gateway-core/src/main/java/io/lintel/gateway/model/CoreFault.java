package io.lintel.gateway.model;

import io.lintel.spi.Fault;
import java.util.Locale;

/**
 * What can go wrong in the gateway itself. One enum per area; {@code docs/errors.md} lists every
 * constant, and a test compares. Faults of drivers are theirs and carry the driver's id.
 *
 * <p>The code that logs and events carry is made of area and constant, as in {@code link.busy}, so
 * renaming a constant changes what installers and tools look for.
 */
public sealed interface CoreFault
    permits ConfigFault,
        DriverFault,
        HostFault,
        LinkFault,
        PluginFault,
        SecretFault,
        StoreFault,
        UplinkFault {

  /** What the constants of one enum have in common: the part of the code before the dot. */
  String area();

  String name();

  Fault.Advice advice();

  default String code() {
    return area() + "." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * The fault as it happened.
   *
   * @param message what happened and what to do, naming port, device and value
   */
  default Fault because(String message) {
    return switch (advice()) {
      case RETRY -> Fault.retry(code(), message);
      case REPAIR -> Fault.repair(code(), message);
      case NEVER -> Fault.never(code(), message);
    };
  }
}
