package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/** A command on the air. Who has not the key that it is sealed with cannot read it. */
record AirFrame(Octets command, Optional<Octets> sealedWith) {
  static AirFrame clear(KexCommand command) {
    return new AirFrame(command.encode(), Optional.empty());
  }

  static AirFrame sealed(KexCommand command, Octets key) {
    return new AirFrame(command.encode(), Optional.of(key));
  }
}
