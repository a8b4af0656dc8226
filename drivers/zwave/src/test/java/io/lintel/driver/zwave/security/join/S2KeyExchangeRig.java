package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.Seeded;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/** An exchange brought to its steps; their order is that of SDS13783, 4.2. */
abstract class S2KeyExchangeRig {
  static final Level CLEAR = new Level.Clear();
  static final Level JOINING = new Level.Joining();
  static final Level ACCESS = new Level.Secure(SecurityClass.S2_ACCESS_CONTROL);
  static final NetworkKeys KEYS = NetworkKeys.made(Seeded.of(1));
  static final Octets HOST_KEY = Octets.ofHex("48".repeat(32));
  static final Octets NODE_KEY = Octets.ofHex("c1c7a8d5528c789908b90e577d4db5ce" + "7d".repeat(16));
  static final Octets BLANKED = Octets.of(0, 0).plus(NODE_KEY.from(2));
  static final Dsk DSK = Dsk.ofPublicKey(NODE_KEY);
  static final DskPin PIN = DskPin.of("49607");

  // KEX_REPORT, flags, scheme 1, Curve25519, S0 + Access Control + Authenticated + Unauthenticated
  static final String REPORT = "9f05" + "00" + "02" + "01" + "87";
  static final String ECHO = "9f06" + "01" + "02" + "01" + "04";

  static Exchange begin(JoinPolicy policy) {
    return new Exchange(KeyExchange.begin(terms(policy, new NodeId(7), Optional.empty())));
  }

  static Exchange untilPin() {
    return begin(JoinPolicy.lock()).says(REPORT, CLEAR).says(publicKey(BLANKED), CLEAR);
  }

  static Exchange untilEcho() {
    return untilPin().on(new JoinInput.PinEntered(PIN)).says(ECHO, JOINING);
  }

  static JoinTerms terms(JoinPolicy policy, NodeId node, Optional<Dsk> dsk) {
    return new JoinTerms(node, policy, KEYS, HOST_KEY, dsk);
  }

  static KexCommand publicKey(Octets key) {
    return new KexCommand.PublicKeyReport(false, key);
  }

  static void assertFailed(JoinFailure why, Exchange exchange) {
    assertEquals(Optional.of(new JoinResult.Failed(why)), exchange.result());
    assertTrue(
        exchange.effects().contains(new JoinEffect.DropTemporaryKey()), "the key is dropped");
    assertTrue(exchange.isOver());
  }
}
