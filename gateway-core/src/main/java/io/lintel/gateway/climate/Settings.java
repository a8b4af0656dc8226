package io.lintel.gateway.climate;

import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import java.util.Optional;

/** What a thermostat shall be set to. What is empty stays as it is. */
record Settings(
    Optional<HvacMode> mode,
    Optional<FanMode> fan,
    Optional<Temperature> heating,
    Optional<Temperature> cooling) {

  static Settings fan(FanMode fan) {
    return new Settings(Optional.empty(), Optional.of(fan), Optional.empty(), Optional.empty());
  }

  boolean isEmpty() {
    return mode.isEmpty() && fan.isEmpty() && !hasSetPoints();
  }

  boolean hasSetPoints() {
    return heating.isPresent() || cooling.isPresent();
  }

  /**
   * What can be seen at the device: many ignore set points while they are off, and in eco mode they
   * choose their own.
   */
  Settings effective() {
    boolean ignored =
        mode.filter(m -> m == HvacMode.OFF || m == HvacMode.ECO).isPresent() && hasSetPoints();
    return ignored ? new Settings(mode, fan, Optional.empty(), Optional.empty()) : this;
  }
}
