package io.lintel.driver.simulator;

import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Pin;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Secret;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import java.util.Optional;
import java.util.OptionalDouble;

/** What an order asks of a device. */
sealed interface Deed {

  record Move(LockState goal) implements Deed {}

  record Read() implements Deed {}

  record Enter(Pin code) implements Deed {}

  record PressLock() implements Deed {}

  record Reset() implements Deed {}

  /** A change of a code slot. */
  sealed interface Change extends Deed {

    int slot();
  }

  record PutCode(int slot, Pin code, Optional<Window> window) implements Change {}

  record ClearCode(int slot) implements Change {}

  record ReadCode(int slot) implements Deed {}

  record ReadCodes() implements Deed {}

  record SetMode(HvacMode mode) implements Deed {}

  record SetFan(FanMode mode) implements Deed {}

  /** In °C; what is empty stays. */
  record SetPoints(OptionalDouble heating, OptionalDouble cooling) implements Deed {}

  record ReadClimate() implements Deed {}

  record Scan() implements Deed {}

  record Encode(Secret message) implements Deed {}
}
