package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.NodeInformation;
import io.lintel.driver.zwave.wire.NodeId;
import java.util.Optional;

/**
 * A node that has just come in.
 *
 * @param information what it said of itself; empty when that was lost
 */
public record Newcomer(NodeId id, Optional<NodeInformation> information) {
  private static final int SECURITY_0 = 0x98;
  private static final int SECURITY_2 = 0x9F;
  private static final int DOOR_LOCK = 0x62;
  private static final int LOCK = 0x76;

  /** Generic class entry control: door locks and keypads. */
  private static final int ENTRY_CONTROL = 0x40;

  public boolean knowsS2() {
    return supports(SECURITY_2);
  }

  /** It does, or nothing is known of it. */
  public boolean mayKnowS2() {
    return information.isEmpty() || knowsS2();
  }

  public boolean knowsS0() {
    return supports(SECURITY_0);
  }

  /** A node of which nothing is known is treated as a lock: the stricter of the two. */
  public boolean isLock() {
    return information
        .map(i -> i.genericClass() == ENTRY_CONTROL || supports(DOOR_LOCK) || supports(LOCK))
        .orElse(true);
  }

  private boolean supports(int commandClass) {
    return information.filter(i -> i.supported().contains(commandClass)).isPresent();
  }
}
