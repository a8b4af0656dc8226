package io.lintel.driver.zwave;

import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.Grant;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.function.Consumer;

/** Speaking with a node that is getting its keys. Used on the driver's loop alone. */
interface JoinAir {
  /**
   * The node is spoken with from now on, and {@link JoinRun} hears it. It is believed nothing but
   * steps of the exchange: a device that had its id may still be attached.
   */
  void open(NodeId node);

  /** Sends it at this level, with no answer awaited; {@code done} is called once. */
  void send(NodeId node, Octets command, Level level, Consumer<Delivery> done);

  /**
   * Makes the temporary key of this exchange and forgets every nonce shared with the node.
   *
   * @param host its keys for this exchange
   * @param nodeShown the node's public key, whole
   * @return false when no key can be made with it
   */
  boolean useTemporaryKey(NodeId node, Curve25519.Keys host, Octets nodeShown);

  /** The node may speak at this class too from now on. */
  void expect(NodeId node, SecurityClass granted);

  void forgetNonces(NodeId node);

  void dropTemporaryKey(NodeId node);

  /** From now on the node is spoken with, and believed, as it was granted. */
  void granted(NodeId node, Grant grant);

  /** The exchange is over; the node is spoken with as it was granted, or not at all. */
  void close(NodeId node);
}
