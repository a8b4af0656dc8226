package io.lintel.spi;

import java.util.List;

/** One attached device. The driver implements it; the host asks on the driver's loop. */
public interface Device {

  /**
   * What the device can do, as far as is known now. Empty while unknown. When it changes the driver
   * says so with {@link Reports#capabilitiesChanged}.
   */
  List<Capability> capabilities();

  /** How well the conversation with this device is protected. */
  default LinkSecurity security() {
    return LinkSecurity.NOT_APPLICABLE;
  }
}
