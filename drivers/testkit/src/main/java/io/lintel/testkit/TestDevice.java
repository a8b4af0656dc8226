package io.lintel.testkit;

import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Settings;
import java.time.ZoneId;
import java.util.UUID;

/** A device as a configuration would name it. */
public record TestDevice(UUID deviceId, String name, Settings address, ZoneId timeZone)
    implements DeviceSetup {

  /** The n-th device of a test; equal numbers give equal ids. */
  public static TestDevice numbered(int n, Settings address) {
    return new TestDevice(
        new UUID(0x5f7c1c1e2a544a5eL, 0x8f1e000000000000L + n),
        "Door " + n,
        address,
        ZoneId.of("Europe/Paris"));
  }
}
