package io.lintel.driver.zwave.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the watch over keys goes by under S0, where a node does not say what it cannot read. */
class OtherS0KeyTest {
  private static final Octets NONCE_GET = Octets.ofHex("9840");
  private static final Octets NONCE_REPORT = Octets.ofHex("9880");
  private static final Octets SUPPORTED_GET = Octets.ofHex("9802");

  private final TalkRig rig = new TalkRig();
  private final Talk talk = rig.talk();
  private final List<Answer> answers = new ArrayList<>();

  @Test
  void a_node_with_another_key_gives_a_nonce_and_is_silent() {
    know();
    rig.node =
        (_, command) -> {
          if (command.equals(NONCE_GET)) {
            rig.says(NONCE_REPORT.plus(rig.random().octets(8)).hex());
          }
        };
    ask();
    assertEquals(List.of(new Answer.Silence()), answers);
  }

  private void know() {
    Level s0 = new Level.Secure(SecurityClass.S0);
    rig.know(new Partner(s0, Set.of(), false, false, 2));
  }

  private void ask() {
    talk.get(Message.background(SUPPORTED_GET), said -> said.at(1) == 3, answers::add);
    rig.pass(Duration.ofSeconds(30));
  }
}
