package io.lintel.driver.zwave;

import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.node.Findings;
import io.lintel.driver.zwave.node.Partners;
import io.lintel.driver.zwave.node.Standing;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.Grant;
import io.lintel.driver.zwave.security.s2.S2Keys;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.talk.Partner;
import io.lintel.driver.zwave.talk.Switchboard;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A key exchange over the conversation that the node has later too. */
record SwitchboardAir(Switchboard switchboard) implements JoinAir {
  @Override
  public void open(NodeId node) {
    switchboard.know(node, Partner.JOINING);
  }

  /** A joining node waits seconds, so its steps go before questions; they move nothing. */
  @Override
  public void send(NodeId node, Octets command, Level level, Consumer<Delivery> done) {
    var message = new Message(command, 0, Permit.unlimited(), StickLine.Priority.ORDER);
    switchboard.with(node).send(message, level, done);
  }

  @Override
  public boolean useTemporaryKey(NodeId node, Curve25519.Keys host, Octets nodeShown) {
    Optional<Octets> agreed = Curve25519.agree(host.secret(), nodeShown);
    agreed
        .map(secret -> S2Keys.temporary(secret, host.shown(), nodeShown))
        .ifPresent(keys -> switchboard.joiningKeys(node).temporary(keys));
    return agreed.isPresent();
  }

  @Override
  public void expect(NodeId node, SecurityClass granted) {
    switchboard.joiningKeys(node).expect(granted);
  }

  @Override
  public void forgetNonces(NodeId node) {
    switchboard.joiningKeys(node).forgetNonces();
  }

  @Override
  public void dropTemporaryKey(NodeId node) {
    switchboard.joiningKeys(node).dropTemporary();
  }

  @Override
  public void granted(NodeId node, Grant grant) {
    var standing = new Standing(List.of(), Optional.of(grant));
    switchboard.know(node, Partners.of(Findings.NONE, standing));
  }

  /** The conversation stays: a last word may be on its way, and the node may be a device soon. */
  @Override
  public void close(NodeId node) {}
}
