package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.s2.S2Keys;

/**
 * The keys of a node while it joins; see {@link io.lintel.driver.zwave.security.join.JoinEffect}.
 * Runs on the driver's loop alone. {@link Switchboard#know} ends it.
 */
public interface JoiningKeys {
  /** From now on the node may speak under this; what nonces were shared is forgotten. */
  void temporary(S2Keys keys);

  /** From now on it may speak under this class too. */
  void expect(SecurityClass granted);

  void forgetNonces();

  void dropTemporary();
}
