package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Fault;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final NodeId NODE = new NodeId(7);

  @Test
  void a_node_under_s0_that_cannot_read_is_told_as_what_it_is_known_by() {
    Fault s0 = Faults.cannotRead(NODE, Optional.of(SecurityClass.S0));
    Fault s2 = Faults.cannotRead(NODE, Optional.of(SecurityClass.S2_ACCESS_CONTROL));
    assertEquals(s2.code(), s0.code());
    assertTrue(s0.message().contains("gives nonces and answers nothing"), s0.message());
    assertTrue(s2.message().contains("could not read what it was sent"), s2.message());
  }
}
