package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.node.Findings;
import io.lintel.driver.zwave.node.NodeProfile;
import io.lintel.driver.zwave.node.Profiles;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.KeyCheck;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class KeyWatchTest {
  private final Map<NodeId, Consumer<Answer>> asked = new LinkedHashMap<>();
  private final List<String> questions = new ArrayList<>();
  private final List<KeyCheck> judgements = new ArrayList<>();
  private final List<NodeId> unread = new ArrayList<>();
  private final Map<NodeId, NodeProfile> nodes = new LinkedHashMap<>();
  private final KeyWatch watch =
      new KeyWatch(
          (node, question, end) -> {
            asked.put(node, end);
            questions.add(question.command().hex());
          },
          (check, without) -> {
            judgements.add(check);
            unread.addAll(without);
          });

  @Test
  void three_nodes_with_a_key_are_asked_and_those_that_listen_first() {
    add(2, false, SecurityClass.S2_ACCESS_CONTROL);
    add(3, false, SecurityClass.S0);
    add(4, true, SecurityClass.S2_UNAUTHENTICATED);
    add(5, false, SecurityClass.S0);
    nodes.put(new NodeId(6), profile(true, Optional.empty()));
    watch.look(nodes);
    assertEquals(List.of(node(4), node(2), node(3)), List.copyOf(asked.keySet()));
    assertEquals(List.of("9f0d", "9f0d", "9802"), questions);
  }

  @Test
  void it_is_judged_when_all_have_answered() {
    add(2, false, SecurityClass.S0);
    add(3, false, SecurityClass.S0);
    watch.look(nodes);
    answer(2, new Answer.NotDecoded());
    assertEquals(List.of(), judgements);
    answer(3, new Answer.Said(Octets.ofHex("980300")));
    assertEquals(List.of(KeyCheck.SOME_LEFT), judgements);
    assertEquals(List.of(node(2)), unread);
  }

  @Test
  void keys_that_nobody_reads_are_those_of_another_network() {
    add(2, false, SecurityClass.S0);
    watch.look(nodes);
    answer(2, new Answer.NotDecoded());
    assertEquals(List.of(KeyCheck.FOREIGN), judgements);
  }

  @Test
  void the_only_node_with_a_key_that_is_dead_says_nothing_of_the_keys() {
    add(2, false, SecurityClass.S2_ACCESS_CONTROL);
    nodes.put(new NodeId(6), profile(true, Optional.empty()));
    for (Answer dead :
        List.of(
            new Answer.Undelivered(new Delivery.Unacknowledged()),
            new Answer.Undelivered(new Delivery.NeverLeft(Delivery.Cause.NODE_SILENT)),
            new Answer.Silence())) {
      judgements.clear();
      watch.look(nodes);
      answer(2, dead);
      assertEquals(List.of(KeyCheck.UNKNOWN), judgements, dead.toString());
    }
    assertEquals(List.of(), unread);
  }

  @Test
  void the_only_node_with_a_key_that_reads_nothing_shows_that_the_keys_are_foreign() {
    add(2, false, SecurityClass.S2_ACCESS_CONTROL);
    nodes.put(new NodeId(6), profile(true, Optional.empty()));
    watch.look(nodes);
    answer(2, new Answer.NotDecoded());
    assertEquals(List.of(KeyCheck.FOREIGN), judgements);
    assertEquals(List.of(node(2)), unread);
  }

  @Test
  void the_only_node_under_s0_that_gives_nonces_and_answers_nothing_three_times_is_doubtful() {
    add(2, false, SecurityClass.S0);
    watch.look(nodes);
    answer(2, new Answer.Silence());
    answer(2, new Answer.Silence());
    assertEquals(List.of(), judgements);
    answer(2, new Answer.Silence());
    assertEquals(List.of(KeyCheck.DOUBTFUL), judgements);
    assertEquals(List.of(node(2)), unread);
    assertEquals(List.of("9802", "9802", "9802"), questions);
  }

  @Test
  void a_node_under_s0_that_answers_when_it_is_asked_again_fits() {
    add(2, false, SecurityClass.S0);
    watch.look(nodes);
    answer(2, new Answer.Silence());
    answer(2, new Answer.Said(Octets.ofHex("980300")));
    assertEquals(List.of(KeyCheck.FIT), judgements);
  }

  @Test
  void a_node_under_s0_that_gives_no_nonce_any_more_says_nothing_of_the_keys() {
    add(2, false, SecurityClass.S0);
    watch.look(nodes);
    answer(2, new Answer.Silence());
    answer(2, new Answer.Undelivered(new Delivery.NeverLeft(Delivery.Cause.NODE_SILENT)));
    assertEquals(List.of(KeyCheck.UNKNOWN), judgements);
    assertEquals(List.of(), unread);
  }

  @Test
  void an_answer_to_an_earlier_look_asks_nothing_again() {
    add(2, false, SecurityClass.S0);
    watch.look(nodes);
    Consumer<Answer> earlier = Optional.ofNullable(asked.get(node(2))).orElseThrow();
    watch.look(nodes);
    earlier.accept(new Answer.Silence());
    assertEquals(2, questions.size());
  }

  @Test
  void nothing_is_judged_where_no_node_has_a_key() {
    nodes.put(new NodeId(6), profile(true, Optional.empty()));
    watch.look(nodes);
    assertEquals(List.of(), judgements);
  }

  @Test
  void an_answer_to_an_earlier_look_does_not_count() {
    add(2, false, SecurityClass.S0);
    watch.look(nodes);
    Consumer<Answer> earlier = asked.get(node(2));
    watch.look(nodes);
    if (earlier != null) {
      earlier.accept(new Answer.NotDecoded());
    }
    assertEquals(List.of(), judgements);
  }

  private void add(int node, boolean listening, SecurityClass best) {
    nodes.put(node(node), profile(listening, Optional.of(best)));
  }

  private void answer(int node, Answer answer) {
    Optional.ofNullable(asked.get(node(node))).orElseThrow().accept(answer);
  }

  private static NodeId node(int id) {
    return new NodeId(id);
  }

  private static NodeProfile profile(boolean listening, Optional<SecurityClass> best) {
    var security = new Findings.Security(best, Octets.NONE);
    return Profiles.of(
        new Findings(listening, Octets.ofHex("044003"), Optional.of(security), Map.of()));
  }
}
