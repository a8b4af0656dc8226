package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.spi.Fault;
import java.util.Set;

/** How the exchange of keys with a newcomer ended. */
public sealed interface JoinEnd {
  record Granted(Set<SecurityClass> classes) implements JoinEnd {
    public Granted {
      classes = Set.copyOf(classes);
    }
  }

  /** The node knows no security, or none that it may join with. */
  record Clear() implements JoinEnd {}

  record Failed(Fault why) implements JoinEnd {}
}
