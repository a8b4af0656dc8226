package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.SetNews;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Outcome;
import io.lintel.testkit.TestOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dialogue's end is true to what left. */
class DialogueTest {
  private static final Octets CHANGE = Octets.ofHex("630107003131");
  private static final Move ASKS =
      new Move.Ask(Question.of(0, Octets.ofHex("6302")), _ -> Move.done(true));

  private final PartRig rig = new PartRig();
  private final List<Outcome> ended = new ArrayList<>();
  private final TestOrder order = rig.order();
  private final Dialogue dialogue = new Dialogue(rig.context, order, _ -> {}, ended::add);

  @Test
  void a_change_that_the_node_could_not_read_may_have_come_about() {
    begin(Move.set(0, CHANGE, Move::done));
    rig.news(new SetNews.NotDecoded());
    assertInstanceOf(Outcome.Unknown.class, ended.getFirst());
  }

  @Test
  void a_question_that_the_node_could_not_read_has_changed_nothing() {
    begin(ASKS);
    rig.answer(new Answer.NotDecoded());
    assertInstanceOf(Outcome.NotSent.class, ended.getFirst());
  }

  @Test
  void a_question_that_never_leaves_after_a_change_leaves_it_unknown() {
    begin(Move.set(0, CHANGE, _ -> ASKS));
    rig.news(new SetNews.Delivered());
    rig.answer(new Answer.Undelivered(new Delivery.NeverLeft(Delivery.Cause.STICK_ABSENT)));
    assertInstanceOf(Outcome.Unknown.class, ended.getFirst());
  }

  @Test
  void an_unanswered_question_alone_has_sent_nothing_that_changes() {
    begin(ASKS);
    rig.answer(new Answer.Silence());
    assertInstanceOf(Outcome.NotSent.class, ended.getFirst());
  }

  @Test
  void a_change_on_its_way_when_time_is_up_may_have_come_about() {
    begin(Move.set(0, CHANGE, Move::done));
    rig.pass(Duration.ofSeconds(16));
    assertInstanceOf(Outcome.Unknown.class, ended.getFirst());
    assertEquals(1, rig.withdrawn);
  }

  @Test
  void a_change_that_waited_until_time_was_up_was_not_sent() {
    rig.nothingLeft = true;
    begin(Move.set(0, CHANGE, Move::done));
    rig.pass(Duration.ofSeconds(16));
    assertInstanceOf(Outcome.NotSent.class, ended.getFirst());
  }

  @Test
  void a_late_answer_to_an_earlier_question_changes_nothing() {
    begin(new Move.Ask(Question.of(0, Octets.ofHex("6302")), _ -> ASKS));
    var first = rig.gets.getFirst();
    rig.answer(new Answer.Said(Octets.ofHex("63030101")));
    assertEquals(2, rig.gets.size());
    rig.run(() -> first.accept(new Answer.Said(Octets.ofHex("63030101"))));
    assertEquals(List.of(), ended);
    assertEquals(2, rig.gets.size());
  }

  @Test
  void a_change_that_may_fail_is_gone_on_from_and_another_is_not() {
    begin(Move.attempt(0, CHANGE, () -> Move.set(0, CHANGE, Move::done)));
    rig.news(new SetNews.Failed());
    assertEquals(List.of(), ended);
    rig.news(new SetNews.Failed());
    assertInstanceOf(Outcome.Refused.class, ended.getFirst());
  }

  private void begin(Move move) {
    rig.run(() -> dialogue.begin(move));
  }
}
