package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.SecurityClass;
import java.util.Optional;
import java.util.Set;

/** How a key exchange ended. */
public sealed interface JoinResult {
  /**
   * The node has its keys and has shown it.
   *
   * @param dsk of a node with S2. It is proven to be the node's own only when a class with PIN was
   *     granted, see {@link SecurityClass#isAuthenticated}
   */
  record Joined(Set<SecurityClass> granted, Optional<Dsk> dsk) implements JoinResult {}

  /** The node has no key that counts: it is to be taken out of the network again. */
  record Failed(JoinFailure why) implements JoinResult {}
}
