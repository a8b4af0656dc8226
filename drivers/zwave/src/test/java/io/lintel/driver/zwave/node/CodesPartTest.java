package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.SetNews;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report.CodeSlot;
import io.lintel.spi.Report.SlotContent;
import io.lintel.testkit.TestOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Codes at a lock of version 1 that supervises nothing, exchange by exchange. */
class CodesPartTest {
  /** Slot 4 holds 4711. */
  private static final Answer STILL_THERE = new Answer.Said(Octets.ofHex("6303040134373131"));

  private final PartRig rig = new PartRig();
  private final CodesPart part =
      rig.made(() -> new CodesPart(rig.context, new UserCodes(30, false, false, false)));
  private final CodeSlots codes = assertInstanceOf(CodeSlots.class, part.capabilities().getFirst());

  @Test
  void a_code_that_is_still_there_after_it_was_cleared_is_not_forgotten() {
    put();
    TestOrder clear = rig.order();
    rig.run(() -> codes.clear(clear, 4));
    delivered();
    rig.answer(STILL_THERE);
    assertEquals(Outcome.delivered(), rig.outcome(clear).orElseThrow());
    int asked = rig.gets.size();
    rig.run(() -> codes.readAll(rig.order()));
    assertEquals(asked + 1, rig.gets.size());
  }

  @Test
  void a_code_that_is_seen_to_be_gone_is_not_asked_for_again() {
    put();
    TestOrder clear = rig.order();
    rig.run(() -> codes.clear(clear, 4));
    delivered();
    rig.answer(new Answer.Said(Octets.ofHex("63030400")));
    assertEquals(Outcome.confirmed(), rig.outcome(clear).orElseThrow());
    TestOrder readAll = rig.order();
    rig.run(() -> codes.readAll(readAll));
    assertEquals(Outcome.confirmed(), rig.outcome(readAll).orElseThrow());
  }

  @Test
  void what_the_lock_says_of_a_code_being_written_is_no_news_of_somebody_elses() {
    put();
    assertEquals(List.of(), rig.reports());
    // user code added: slot 4, when no order is under way any more
    rig.says(part, "7105000000ff060e0104");
    assertEquals(List.of(new CodeSlot(4, new SlotContent.Masked())), rig.reports());
  }

  @Test
  void a_code_that_leaves_with_its_lock_may_have_been_written() {
    TestOrder put = rig.order();
    rig.run(() -> codes.put(put, 4, new Pin("4711"), Optional.empty()));
    rig.run(part::close);
    assertInstanceOf(Outcome.Unknown.class, rig.outcome(put).orElseThrow());
  }

  private void put() {
    TestOrder put = rig.order();
    rig.run(() -> codes.put(put, 4, new Pin("4711"), Optional.empty()));
    // user code added: slot 4
    rig.says(part, "7105000000ff060e0104");
    rig.news(new SetNews.Delivered());
    assertEquals(Outcome.confirmed(), rig.outcome(put).orElseThrow());
  }

  /** And nothing said about it in time. */
  private void delivered() {
    rig.news(new SetNews.Delivered());
    rig.pass(Duration.ofSeconds(2));
  }
}
