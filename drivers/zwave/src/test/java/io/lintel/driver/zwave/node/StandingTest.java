package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.api.NodeProtocolInfo;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.Grant;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final List<SecurityClass> KEYS = List.of(SecurityClass.values());
  private static final SecurityClass BEST = SecurityClass.S2_ACCESS_CONTROL;
  private static final Octets LOCK_WITH_S2 = Octets.ofHex("044003729f");
  private static final Octets LOCK_WITH_S0 = Octets.ofHex("0440037298");
  private static final Octets SENSOR_WITH_S0 = Octets.ofHex("0421017298");
  private static final Octets LOCK_WITHOUT = Octets.ofHex("0440037262");

  /** What the stick remembers: a secure keypad door lock, and a door lock. */
  private static final Octets SECURE = Octets.ofHex("4fdc01044003");

  private static final Octets PLAIN = Octets.ofHex("4fdc01044001");

  private final Standing elsewhere = new Standing(KEYS, Optional.empty());
  private final Standing here = joined(Set.of(BEST, SecurityClass.S2_AUTHENTICATED));
  private final Standing open = joined(Set.of());

  @Test
  void a_node_that_joined_elsewhere_is_tried_with_each_key_whose_scheme_it_lists() {
    assertEquals(List.of(SecurityClass.S0), elsewhere.candidates(introduced(SENSOR_WITH_S0)));
    assertEquals(3, elsewhere.candidates(introduced(LOCK_WITH_S2)).size());
  }

  @Test
  void a_node_that_joined_here_is_tried_at_its_best_class_alone_whatever_it_lists() {
    assertEquals(List.of(BEST), here.candidates(introduced(LOCK_WITH_S2)));
    assertEquals(List.of(BEST), here.candidates(introduced(LOCK_WITHOUT)));
  }

  @Test
  void a_node_that_was_let_in_in_the_clear_is_tried_with_no_key() {
    assertEquals(List.of(), open.candidates(introduced(LOCK_WITH_S2)));
    assertTrue(open.mayBeClear(introduced(LOCK_WITH_S2)));
  }

  @Test
  void a_node_that_joined_here_with_a_key_is_never_in_the_clear() {
    assertFalse(here.mayBeClear(introduced(LOCK_WITHOUT)));
    assertFalse(here.mayBeClear(introduced(SENSOR_WITH_S0)));
  }

  @Test
  void a_lock_that_joined_elsewhere_and_knows_security_is_not_in_the_clear() {
    assertFalse(elsewhere.mayBeClear(introduced(LOCK_WITH_S2)));
    assertTrue(elsewhere.mayBeClear(introduced(LOCK_WITHOUT)));
    assertTrue(elsewhere.mayBeClear(introduced(SENSOR_WITH_S0)));
  }

  @Test
  void a_lock_that_the_stick_remembers_as_secure_is_tried_with_each_key_and_never_in_the_clear() {
    Findings forged = introduced(LOCK_WITHOUT).met(NodeProtocolInfo.decode(SECURE));
    assertEquals(KEYS, elsewhere.candidates(forged));
    Findings listed = introduced(LOCK_WITH_S0).met(NodeProtocolInfo.decode(SECURE));
    assertEquals(List.of(SecurityClass.S0), elsewhere.candidates(listed));
    assertFalse(elsewhere.mayBeClear(forged));
    assertTrue(open.mayBeClear(forged), "the operator let it in so");
    assertUnsettled(elsewhere, clear(LOCK_WITHOUT).met(NodeProtocolInfo.decode(SECURE)));
  }

  @Test
  void a_lock_that_the_stick_remembers_as_one_without_security_may_be_in_the_clear() {
    Findings plain = introduced(LOCK_WITHOUT).met(NodeProtocolInfo.decode(PLAIN));
    assertEquals(List.of(), elsewhere.candidates(plain));
    assertTrue(elsewhere.mayBeClear(plain));
    assertKept(elsewhere, clear(LOCK_WITHOUT).met(NodeProtocolInfo.decode(PLAIN)));
  }

  @Test
  void what_was_found_in_the_clear_under_other_keys_is_found_out_again() {
    assertUnsettled(elsewhere, clear(LOCK_WITH_S2));
    assertUnsettled(elsewhere, clear(SENSOR_WITH_S0));
  }

  @Test
  void what_was_answered_meanwhile_is_kept() {
    Findings found = clear(LOCK_WITH_S2);
    assertEquals(found.answers(), elsewhere.remembered(found).answers());
  }

  @Test
  void without_keys_a_sensor_stays_as_it_was_found_and_a_lock_does_not() {
    var keyless = new Standing(List.of(), Optional.empty());
    assertKept(keyless, clear(SENSOR_WITH_S0));
    assertUnsettled(keyless, clear(LOCK_WITH_S2));
  }

  @Test
  void a_node_that_knows_no_security_stays_as_it_was_found() {
    assertKept(elsewhere, clear(LOCK_WITHOUT));
  }

  @Test
  void a_class_that_was_found_is_not_looked_for_again() {
    assertKept(elsewhere, found(LOCK_WITH_S2, Optional.of(SecurityClass.S2_AUTHENTICATED)));
    assertKept(here, found(LOCK_WITH_S2, Optional.of(BEST)));
    assertKept(open, clear(LOCK_WITH_S2));
  }

  @Test
  void what_was_found_below_the_grant_does_not_count() {
    assertUnsettled(here, clear(LOCK_WITHOUT));
    assertUnsettled(here, found(LOCK_WITH_S2, Optional.of(SecurityClass.S2_AUTHENTICATED)));
  }

  @Test
  void a_node_of_which_nothing_is_known_begins_with_nothing() {
    assertKept(elsewhere, Findings.NONE);
    assertKept(here, Findings.NONE);
  }

  private static void assertKept(Standing standing, Findings found) {
    assertEquals(found, standing.remembered(found));
  }

  private static void assertUnsettled(Standing standing, Findings found) {
    assertEquals(found.unsettled(), standing.remembered(found));
    assertTrue(standing.remembered(found).security().isEmpty());
  }

  private static Standing joined(Set<SecurityClass> classes) {
    return new Standing(KEYS, Optional.of(new Grant(classes, Optional.empty())));
  }

  private static Findings introduced(Octets information) {
    return new Findings(true, information, Optional.empty(), Map.of());
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
