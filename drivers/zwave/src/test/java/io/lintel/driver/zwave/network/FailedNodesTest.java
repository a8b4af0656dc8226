package io.lintel.driver.zwave.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Striking nodes off, and putting others in their place. */
class FailedNodesTest {
  private static final NodeId NODE = new NodeId(7);

  private final Played removal =
      new Played(FailedRemoval.of(NODE, Played.ID, NodeIdWidth.EIGHT_BITS));
  private final Played replacement =
      new Played(
          Replacement.of(
              new Replacement.Plan(NODE, Played.ID, Played.SITE, Rules.STRICT, 120_000)));

  @Test
  void a_node_is_pinged_before_anything_is_done_and_stays_when_it_answers() {
    assertTrue(removal.last(Effect.Ask.class).isEmpty());
    removal.pinged(1_200);
    assertEquals("zwave.node_answers", removal.fault().code());
  }

  @Test
  void a_silent_node_that_the_stick_counts_as_failed_is_struck_off() {
    removal.unanswered();
    assertEquals("62 07", removal.command());
    removal.reply("01");
    assertEquals("61 0709", removal.command());
    removal.reply("00").told(new NetworkNews.FailedRemoval(Played.ID, 1));
    assertEquals(new End.Excluded(Optional.of(NODE)), removal.end());
  }

  @Test
  void a_long_range_node_takes_two_bytes_in_each_question() {
    var far = new Played(FailedRemoval.of(new NodeId(300), Played.ID, NodeIdWidth.SIXTEEN_BITS));
    far.unanswered();
    assertEquals("62 012c", far.command());
    far.reply("01");
    assertEquals("61 012c09", far.command());
  }

  @Test
  void a_node_that_the_stick_does_not_count_as_failed_stays() {
    removal.unanswered().reply("00");
    assertEquals("zwave.node_answers", removal.fault().code());
  }

  @Test
  void each_refusal_of_the_stick_is_named() {
    assertEquals("zwave.not_primary", refused("02"));
    assertEquals("zwave.node_answers", refused("08"));
    assertEquals("zwave.not_removed", refused("10"));
    assertEquals("zwave.not_removed", refused("20"));
  }

  @Test
  void a_node_that_answers_at_the_last_moment_stays() {
    removal.unanswered().reply("01").reply("00");
    removal.told(new NetworkNews.FailedRemoval(Played.ID, 0));
    assertEquals("zwave.node_answers", removal.fault().code());
  }

  @Test
  void a_lost_callback_is_answered_by_the_sticks_own_list() {
    removal.unanswered().reply("01").reply("00").wake().reply(InclusionTest.initData(1));
    assertEquals(new End.Excluded(Optional.of(NODE)), removal.end());
  }

  @Test
  void removing_is_cancelled_until_the_stick_has_begun() {
    removal.unanswered().put(new Input.Cancelled());
    assertInstanceOf(End.Cancelled.class, removal.end());
  }

  @Test
  void what_the_stick_has_begun_runs_to_its_end() {
    removal.unanswered().reply("01").put(new Input.Cancelled());
    assertFalse(removal.isOver());
    removal.told(new NetworkNews.FailedRemoval(Played.ID, 1));
    assertEquals(new End.Excluded(Optional.of(NODE)), removal.end());
  }

  @Test
  void a_new_device_takes_the_failed_ones_id_and_gets_its_keys() {
    replacing();
    replacement.told(new NetworkNews.Replacing(Played.ID, 4));
    assertEquals("60 07", replacement.command());
    assertEquals(Optional.of(new Unfinished.Joining(NODE)), replacement.kept());
    introduce();
    replacement.joined(new JoinEnd.Granted(Set.of(SecurityClass.S2_ACCESS_CONTROL)));
    var in = assertInstanceOf(End.Included.class, replacement.end());
    assertTrue(in.replaced());
    assertEquals(NODE, in.node().id());
    assertTrue(in.node().knowsS2());
  }

  @Test
  void a_new_device_that_does_not_say_what_it_is_counts_as_a_lock() {
    replacing().told(new NetworkNews.Replacing(Played.ID, 4));
    replacement.reply(new SerialResult.NothingCame()).joined(new JoinEnd.Clear());
    assertEquals("4b c109", replacement.command());
  }

  @Test
  void a_node_that_answers_is_not_replaced() {
    replacement.pinged(900);
    assertEquals("zwave.node_answers", replacement.fault().code());
  }

  @Test
  void when_no_new_device_comes_the_stick_is_told_to_end() {
    replacing().wake();
    assertEquals("4a c500", replacement.command());
    replacement.wake();
    assertEquals("zwave.nobody_came", replacement.fault().code());
  }

  @Test
  void replacing_is_cancelled_while_nobody_has_come() {
    replacing().put(new Input.Cancelled());
    assertEquals("4a c500", replacement.command());
    replacement.told(new NetworkNews.Replacing(Played.ID, 5));
    assertInstanceOf(End.Cancelled.class, replacement.end());
  }

  @Test
  void a_new_device_that_came_in_the_moment_of_cancelling_is_let_go() {
    replacing().put(new Input.Cancelled()).told(new NetworkNews.Replacing(Played.ID, 4));
    introduce();
    assertEquals("4b c109", replacement.command());
  }

  @Test
  void a_failed_replacement_is_named() {
    replacing().told(new NetworkNews.Replacing(Played.ID, 5));
    assertEquals("zwave.not_replaced", replacement.fault().code());
  }

  @Test
  void a_stick_that_restarts_while_the_new_device_is_asked_leaves_it_for_the_next_start() {
    replacing().told(new NetworkNews.Replacing(Played.ID, 4)).put(new Input.StickLost());
    assertEquals("zwave.inclusion_interrupted", replacement.fault().code());
    assertEquals(Optional.of(new Unfinished.Joining(NODE)), replacement.kept());
  }

  @Test
  void what_is_kept_is_forgotten_when_it_makes_no_sense() {
    assertEquals(Set.of(), Unfinished.decodeAll(Octets.of(1, 0)));
    assertEquals(Set.of(), Unfinished.decodeAll(Octets.of(1, 0, 240)));
    assertEquals(Set.of(), Unfinished.decodeAll(Octets.of(9)));
    assertEquals(Set.of(), Unfinished.decodeAll(Octets.NONE));
    assertEquals(
        Set.of(new Unfinished.Joining(NODE), new Unfinished.Restoring()),
        Unfinished.decodeAll(Octets.of(1, 0, 7, 2, 9)));
    assertEquals(
        "zwave.half_restored", new Unfinished.Restoring().found(List.of()).orElseThrow().code());
  }

  private Played replacing() {
    replacement.unanswered().reply("01");
    assertEquals("63 0709", replacement.command());
    return replacement.reply("00").told(new NetworkNews.Replacing(Played.ID, 3));
  }

  private void introduce() {
    var update = Frame.request(0x49, Octets.ofHex("8407" + "06" + "044003629f6c"));
    replacement.reply(new SerialResult.CalledBack(update));
  }

  private static String refused(String flags) {
    var one = new Played(FailedRemoval.of(NODE, Played.ID, NodeIdWidth.EIGHT_BITS));
    return one.unanswered().reply("01").reply(flags).fault().code();
  }
}
