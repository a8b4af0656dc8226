package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.node.Interview.Effect;
import io.lintel.driver.zwave.node.Interview.Input;
import io.lintel.driver.zwave.node.Interview.Why;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterviewTest {
  private static final List<SecurityClass> ALL_KEYS = List.of(SecurityClass.values());
  private static final Octets LISTENING_LOCK = Octets.ofHex("c00001044001");
  private static final Octets SECURE_LOCK = Octets.ofHex("c00001044003");
  private static final Octets SILENCE = Octets.NONE;

  private Octets remembered = LISTENING_LOCK;
  private Interview.Next now = begin(Findings.NONE, List.of());

  @Test
  void a_node_in_the_clear_is_asked_who_made_it_and_for_each_version() {
    introduce("044003 72 86 76");
    assertEquals("7204", asked());
    say("7205012980020600");
    assertEquals("8611", asked());
    say("86120307120107");
    for (String each : List.of("72", "76", "86")) {
      assertEquals("8613" + each, asked());
      say("8614" + each + "01");
    }
    NodeProfile profile = known();
    assertEquals(Optional.of(new Product(0x0129, 0x8002, 0x0600)), profile.product());
    assertEquals(Optional.of(BoltProtocol.LOCK), profile.bolt());
    assertEquals(Optional.empty(), profile.security());
  }

  @Test
  void keys_are_tried_from_the_best_down_until_the_node_answers() {
    now = begin(Findings.NONE, ALL_KEYS);
    introduce("044003 9f 6c");
    assertEquals(SecurityClass.S2_ACCESS_CONTROL, triedAt());
    answer(new Answer.NotDecoded());
    assertEquals(SecurityClass.S2_AUTHENTICATED, triedAt());
    assertEquals("9f0d", asked());
    say("9f0e62");
    assertEquals(
        Optional.of(SecurityClass.S2_AUTHENTICATED),
        now.state().findings().security().orElseThrow().best());
    assertEquals("6205", asked());
    assertEquals(SecurityClass.S2_AUTHENTICATED, triedAt());
    say("62060111fefe");
    assertEquals(Optional.of(BoltProtocol.DOOR_LOCK), known().bolt());
  }

  @Test
  void a_scheme_that_the_node_does_not_list_is_not_tried() {
    now = begin(Findings.NONE, ALL_KEYS);
    introduce("044003 98");
    assertEquals(SecurityClass.S0, triedAt());
    say("98030062ef");
    assertTrue(now.state().findings().security().isPresent());
    assertEquals("6205", asked());
  }

  @Test
  void a_version_of_nought_is_believed_of_what_stands_in_the_clear_alone() {
    now = begin(Findings.NONE, ALL_KEYS);
    introduce("044003 86 76 9f");
    say("9f0e62");
    say("86120307120107");
    say("86146200");
    say("86147600");
    say("86148601");
    say("86149f01");
    say("62060111fefe");
    NodeProfile profile = known();
    assertEquals(1, profile.version(0, 0x62));
    assertEquals(0, profile.version(0, 0x76));
  }

  @Test
  void the_parts_of_a_node_are_asked_for_what_they_have() {
    introduce("041100 60 86");
    say("86120307120107");
    say("86146003");
    say("86148601");
    assertEquals("6007", asked());
    say("60080002");
    assertEquals("600901", asked());
    say("600a01210131");
    say("600a02100025");
    assertEquals("861331", asked());
    say("8614310b");
    say("86142501");
    assertEquals("3101", asked());
    say("310201");
    assertEquals("310301", asked());
    say("31060101");
    NodeProfile profile = known();
    assertEquals(2, profile.endpoints());
    assertEquals(11, profile.version(1, 0x31));
    assertEquals(2, profile.endpointWith(0x25).orElseThrow());
  }

  @Test
  void what_was_kept_is_not_asked_again() {
    introduce("044003 72 76");
    say("7205012980020600");
    Findings kept = Findings.decode(now.state().findings().encode()).orElseThrow();
    assertEquals(now.state().findings(), kept);
    now = begin(kept, List.of());
    stick();
    assertInstanceOf(Effect.Known.class, now.effect());
  }

  @Test
  void what_was_kept_in_another_form_is_not_understood() {
    Octets kept = now.state().findings().encode();
    for (int size = 0; size < kept.size(); size++) {
      assertEquals(Optional.empty(), Findings.decode(kept.slice(0, size)));
    }
    assertEquals(Optional.empty(), Findings.decode(Octets.of(1).plus(kept.from(1))));
  }

  @Test
  void a_question_that_stays_open_twice_is_left_open() {
    introduce("044003 72 5e 76");
    say("7205012980020600");
    assertEquals("5e01", asked());
    answer(new Answer.Silence());
    assertEquals("5e01", asked());
    answer(new Answer.Silence());
    assertEquals(Optional.of(BoltProtocol.LOCK), known().bolt());
  }

  @Test
  void a_node_that_answers_nothing_is_not_known_by_that() {
    introduce("044003 72 76");
    answer(new Answer.Silence());
    answer(new Answer.Silence());
    assertEquals(Why.SILENT, failed());
  }

  @Test
  void a_node_that_begins_to_hang_leaves_no_hole_behind() {
    introduce("044003 72 86 76");
    say("7205012980020600");
    for (int i = 0; i < 6; i++) {
      answer(new Answer.Silence());
    }
    assertEquals(Why.SILENT, failed());
    assertTrue(now.state().findings().answers().values().stream().noneMatch(SILENCE::equals));
  }

  @Test
  void a_lock_that_knows_security_is_not_asked_in_the_clear() {
    introduce("044003 72 62 9f");
    assertEquals(Why.WANTS_KEY, failed());
    assertTrue(now.state().findings().security().isEmpty());
  }

  @Test
  void a_lock_that_knows_security_and_opens_under_no_key_is_not_asked_in_the_clear() {
    now = begin(Findings.NONE, ALL_KEYS);
    introduce("044003 72 62 98");
    assertEquals(SecurityClass.S0, triedAt());
    answer(new Answer.NotDecoded());
    assertEquals(Why.WANTS_KEY, failed());
  }

  @Test
  void a_lock_that_lists_nothing_at_a_class_has_a_better_one_and_is_not_taken_at_that() {
    now = begin(Findings.NONE, List.of(SecurityClass.S2_ACCESS_CONTROL, SecurityClass.S0));
    introduce("044003 72 98 9f");
    answer(new Answer.Silence());
    answer(new Answer.Silence());
    assertEquals(SecurityClass.S0, triedAt());
    say("980300ef");
    assertEquals(Why.WANTS_KEY, failed());
    assertTrue(now.state().findings().security().isEmpty());
  }

  @Test
  void a_sensor_that_knows_security_and_opens_under_no_key_is_asked_in_the_clear() {
    remembered = Octets.ofHex("c00001042101");
    now = begin(Findings.NONE, ALL_KEYS);
    introduce("042101 72 31 98");
    answer(new Answer.NotDecoded());
    assertEquals("7204", asked());
  }

  @ParameterizedTest
  @ValueSource(strings = {"044003 72 62", "044001 72 62", "042101 72 31"})
  void a_lock_that_the_stick_remembers_as_secure_is_tried_with_each_key_whatever_it_lists(
      String forged) {
    remembered = SECURE_LOCK;
    now = begin(Findings.NONE, List.of(SecurityClass.S2_ACCESS_CONTROL, SecurityClass.S0));
    introduce(forged);
    assertEquals(SecurityClass.S2_ACCESS_CONTROL, triedAt());
    answer(new Answer.Undelivered(new Delivery.NeverLeft(Delivery.Cause.NODE_SILENT)));
    assertEquals(SecurityClass.S0, triedAt());
    say("98030062ef");
    assertTrue(now.state().findings().security().isPresent());
    assertEquals(SecurityClass.S0, triedAt());
  }

  @Test
  void a_lock_that_the_stick_remembers_as_secure_and_that_opens_under_no_key_is_not_in_the_clear() {
    remembered = SECURE_LOCK;
    introduce("042101 72 31");
    assertEquals(Why.WANTS_KEY, failed());
    Findings kept = Findings.decode(now.state().findings().encode()).orElseThrow();
    assertEquals(now.state().findings(), kept);
    assertTrue(kept.security().isEmpty());
  }

  @Test
  void a_lock_that_said_so_when_it_joined_is_secure_whatever_its_type() {
    remembered = Octets.ofHex("c00101044001");
    introduce("044001 72 62");
    assertEquals(Why.WANTS_KEY, failed());
  }

  @Test
  void a_lock_that_passes_for_a_sensor_and_lists_nothing_at_a_class_is_not_taken_at_that() {
    remembered = SECURE_LOCK;
    now = begin(Findings.NONE, List.of(SecurityClass.S0));
    introduce("042101 72 31 98");
    say("980300ef");
    assertEquals(Why.WANTS_KEY, failed());
  }

  @Test
  void one_that_is_not_reached_is_asked_again_where_it_was() {
    introduce("044003 72 86");
    say("7205012980020600");
    answer(new Answer.Undelivered(new Delivery.Unacknowledged()));
    assertEquals(Why.SILENT, failed());
    input(new Input.Woke(now.state().round()));
    stick();
    assertEquals("8611", asked());
  }

  @Test
  void an_answer_after_the_end_changes_nothing() {
    introduce("044003 76");
    known();
    say("8611");
    assertEquals(new Effect.Nothing(), now.effect());
  }

  @Test
  void a_node_that_the_stick_does_not_know_is_not_asked() {
    input(new Input.StickKnows(Octets.of(0, 0, 0, 0, 0, 0)));
    assertEquals(new Effect.NotInNetwork(), now.effect());
  }

  private static Interview.Next begin(Findings known, List<SecurityClass> keys) {
    return Interview.begin(Interview.State.NONE, known, new Standing(keys, Optional.empty()));
  }

  private void introduce(String information) {
    stick();
    assertEquals(new Effect.AskNode(), now.effect());
    input(new Input.NodeSaid(Octets.ofHex(information.replace(" ", ""))));
  }

  private void stick() {
    input(new Input.StickKnows(remembered));
  }

  private void say(String answer) {
    answer(new Answer.Said(Octets.ofHex(answer)));
  }

  private void answer(Answer answer) {
    input(new Input.Answered(answer));
  }

  private void input(Input input) {
    now = Interview.on(now.state(), input);
  }

  private String asked() {
    return assertInstanceOf(Effect.Ask.class, now.effect()).question().command().hex();
  }

  private SecurityClass triedAt() {
    return assertInstanceOf(Effect.Ask.class, now.effect()).at().orElseThrow();
  }

  private NodeProfile known() {
    return assertInstanceOf(Effect.Known.class, now.effect()).profile();
  }

  private Why failed() {
    return assertInstanceOf(Effect.Failed.class, now.effect()).why();
  }
}
