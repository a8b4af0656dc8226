package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private static final List<SecurityClass> KEYS = List.of(SecurityClass.values());
  private static final Octets KNOWS_S2 = Octets.ofHex("044003729f");
  private static final Octets KNOWS_S0 = Octets.ofHex("0440037298");
  private static final Octets KNOWS_NONE = Octets.ofHex("04400372");

  @Test
  void a_node_that_knows_security_and_was_found_in_the_clear_is_tried_again() {
    assertEquals(Optional.empty(), Remembered.of(clear(KNOWS_S2), KEYS).security());
    assertEquals(Optional.empty(), Remembered.of(clear(KNOWS_S0), KEYS).security());
  }

  @Test
  void what_it_answered_meanwhile_is_kept() {
    assertEquals(clear(KNOWS_S2).answers(), Remembered.of(clear(KNOWS_S2), KEYS).answers());
  }

  @Test
  void without_keys_there_is_nothing_to_try() {
    assertEquals(clear(KNOWS_S2), Remembered.of(clear(KNOWS_S2), List.of()));
  }

  @Test
  void a_node_that_knows_no_security_stays_as_it_was_found() {
    assertEquals(clear(KNOWS_NONE), Remembered.of(clear(KNOWS_NONE), KEYS));
  }

  @Test
  void a_class_that_was_found_is_not_looked_for_again() {
    Findings found = found(KNOWS_S2, Optional.of(SecurityClass.S2_ACCESS_CONTROL));
    assertEquals(found, Remembered.of(found, KEYS));
  }

  @Test
  void a_node_of_which_nothing_is_known_begins_with_nothing() {
    assertEquals(Findings.NONE, Remembered.of(Findings.NONE, KEYS));
  }

  private static Findings clear(Octets information) {
    return found(information, Optional.empty());
  }

  private static Findings found(Octets information, Optional<SecurityClass> best) {
    var security = new Findings.Security(best, Octets.NONE);
    var answers = Map.of(Questions.WHO_MADE_IT, Octets.ofHex("7205012980020600"));
    return new Findings(true, information, Optional.of(security), answers);
  }
}
