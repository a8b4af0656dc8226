package io.lintel.spi;

import java.time.ZoneId;
import java.util.UUID;

/** A device as the configuration names it. Given by the host. */
public interface DeviceSetup {

  /** The id by which platform and gateway know the device. Never changes for a device. */
  UUID deviceId();

  /** The name that staff gave it, for logs. Already free of control and bidi characters. */
  String name();

  /** Where it is: the {@code address:} section, checked against the descriptor. */
  Settings address();

  /** The device's own time zone. */
  ZoneId timeZone();
}
