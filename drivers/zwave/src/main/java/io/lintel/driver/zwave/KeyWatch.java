package io.lintel.driver.zwave;

import io.lintel.driver.zwave.node.NodeProfile;
import io.lintel.driver.zwave.node.Question;
import io.lintel.driver.zwave.node.SecurityQuestions;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.KeyCheck;
import io.lintel.driver.zwave.security.join.KeyCheck.Sign;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.wire.NodeId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Looks after each start of the stick whether nodes with a key still read what is said under it.
 * Runs on the driver's loop alone.
 */
final class KeyWatch {
  /** Asks a node as it is usually spoken to. */
  interface Asker {
    void ask(NodeId node, Question question, Consumer<Answer> end);
  }

  private final Asker asker;
  private final BiConsumer<KeyCheck, List<NodeId>> judged;
  private final Map<NodeId, Sign> signs = new LinkedHashMap<>();

  /** Which look is under way; answers to an earlier one do not count. */
  private long look;

  /**
   * A watch that has not looked yet.
   *
   * @param judged told once per look, with the nodes that could not read it
   */
  KeyWatch(Asker asker, BiConsumer<KeyCheck, List<NodeId>> judged) {
    this.asker = asker;
    this.judged = judged;
  }

  /** Asks some of these; those without a key are left out. */
  void look(Map<NodeId, NodeProfile> nodes) {
    long run = ++look;
    signs.clear();
    Map<NodeId, Question> questions = questions(nodes);
    questions.forEach((node, question) -> ask(run, node, question, 1, questions.size()));
  }

  private void ask(long run, NodeId node, Question question, int times, int wanted) {
    boolean isS0 = question.equals(SecurityQuestions.whatItHasAt(SecurityClass.S0));
    asker.ask(
        node,
        question,
        answer -> {
          boolean isUnanswered = isS0 && answer instanceof Answer.Silence;
          if (run == look && isUnanswered && times < KeyCheck.ASKED_UNDER_S0) {
            ask(run, node, question, times + 1, wanted);
          } else if (run == look) {
            judge(node, isUnanswered ? Sign.NONCES_ALONE : sign(answer), wanted);
          }
        });
  }

  private static Map<NodeId, Question> questions(Map<NodeId, NodeProfile> nodes) {
    Map<NodeId, Question> questions = new LinkedHashMap<>();
    asked(nodes)
        .forEach(
            each ->
                each.getValue()
                    .security()
                    .map(SecurityQuestions::whatItHasAt)
                    .ifPresent(question -> questions.put(each.getKey(), question)));
    return questions;
  }

  private static Stream<Map.Entry<NodeId, NodeProfile>> asked(Map<NodeId, NodeProfile> nodes) {
    return nodes.entrySet().stream()
        .filter(each -> each.getValue().security().isPresent() && !each.getValue().sleeps())
        .sorted(Comparator.comparing(each -> !each.getValue().listening()))
        .limit(KeyCheck.ASKED);
  }

  private void judge(NodeId node, Sign sign, int wanted) {
    signs.put(node, sign);
    if (signs.size() == wanted) {
      List<NodeId> unread =
          signs.entrySet().stream()
              .filter(each -> each.getValue().isUnread())
              .map(Map.Entry::getKey)
              .toList();
      judged.accept(KeyCheck.of(signs.values()), unread);
    }
  }

  private static Sign sign(Answer answer) {
    return switch (answer) {
      case Answer.Said _ -> Sign.ANSWERED;
      case Answer.NotDecoded() -> Sign.NOT_DECODED;
      case Answer.Silence(), Answer.Undelivered _ -> Sign.SILENT;
    };
  }
}
