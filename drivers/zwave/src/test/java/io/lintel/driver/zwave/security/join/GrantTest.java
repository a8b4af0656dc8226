package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantTest {
  private static final Dsk DSK = Dsk.ofText("11111-00772-01286-01800-02314-02828-03342-03856");
  private static final Grant BOTH =
      new Grant(
          Set.of(SecurityClass.S2_UNAUTHENTICATED, SecurityClass.S2_ACCESS_CONTROL),
          Optional.of(DSK));

  @Test
  void a_node_is_spoken_to_at_the_best_of_its_classes() {
    assertEquals(Optional.of(SecurityClass.S2_ACCESS_CONTROL), BOTH.best());
    assertEquals(Optional.empty(), Grant.CLEAR.best());
  }

  @Test
  void what_is_kept_comes_back() {
    assertEquals(Optional.of(BOTH), Grant.decode(BOTH.encode()));
    assertEquals(Optional.of(Grant.CLEAR), Grant.decode(Grant.CLEAR.encode()));
  }

  @Test
  void what_makes_no_sense_is_no_grant() {
    Octets kept = BOTH.encode();
    assertEquals(Optional.empty(), Grant.decode(Octets.NONE));
    assertEquals(Optional.empty(), Grant.decode(Octets.of(1)));
    assertEquals(Optional.empty(), Grant.decode(kept.slice(0, kept.size() - 1)));
    assertEquals(Optional.empty(), Grant.decode(Octets.of(9).plus(kept.from(1))));
  }

  @Test
  void its_pin_is_not_printed() {
    assertFalse(BOTH.toString().contains("11111"));
  }
}
