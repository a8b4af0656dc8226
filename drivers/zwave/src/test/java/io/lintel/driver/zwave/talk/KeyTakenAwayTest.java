package io.lintel.driver.zwave.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.serial.StickLine.Priority;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Delivery.Cause;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A key that does not hold any more while a command waits for it. */
class KeyTakenAwayTest {
  private static final Octets SET = Octets.ofHex("6201ff");
  private static final Level ACCESS = new Level.Secure(SecurityClass.S2_ACCESS_CONTROL);
  private static final Level AUTHENTICATED = new Level.Secure(SecurityClass.S2_AUTHENTICATED);

  private final TalkRig rig = new TalkRig();
  private final Talk talk = rig.talk();
  private final List<Delivery> ends = new ArrayList<>();

  @Test
  void a_command_that_waits_for_a_nonce_ends_with_its_key() {
    begin();
    rig.passMillis(10);
    know(AUTHENTICATED);
    rig.says(nonce());
    rig.passMillis(50);
    assertEquals(List.of(new Delivery.NeverLeft(Cause.NO_KEY)), ends);
    assertEquals(1, rig.air.size(), "the question alone");
  }

  @Test
  void a_question_still_on_its_way_when_its_key_goes_keeps_nobody_waiting() {
    rig.radioTakes = Duration.ofMillis(100);
    begin();
    rig.passMillis(10);
    know(AUTHENTICATED);
    rig.passMillis(200);
    know(ACCESS);
    var node = new SealedNode(rig, SecurityClass.S2_ACCESS_CONTROL);
    begin();
    rig.passMillis(1_000);
    assertEquals(List.of(SET.hex()), node.opened);
    assertEquals(List.of(new Delivery.NeverLeft(Cause.NO_KEY), new Delivery.Acknowledged()), ends);
  }

  private void begin() {
    know(ACCESS);
    talk.send(new Message(SET, 0, Permit.unlimited(), Priority.ORDER), ACCESS, ends::add);
  }

  private void know(Level level) {
    rig.know(new Partner(level, Set.of(), false, false, 2));
  }

  /** Sequence, out of step, entropy. */
  private String nonce() {
    return Octets.of(0x9F, 2, 1, 1).plus(rig.random().octets(16)).hex();
  }
}
