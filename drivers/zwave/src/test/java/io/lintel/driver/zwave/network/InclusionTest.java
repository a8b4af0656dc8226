package io.lintel.driver.zwave.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.api.NetworkNews.Step;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InclusionTest {
  @Test
  void a_node_whose_coming_the_storage_does_not_keep_gets_no_keys_and_is_let_go() {
    var played = new Played(Played.inclusion(Rules.STRICT));
    played.adding(NetworkNews.Step.READY).adding(NetworkNews.Step.NODE_FOUND);
    played.keeps = false;
    played.adding(NEW.value(), "044003629f").adding(NetworkNews.Step.PROTOCOL_DONE);
    played.adding(NetworkNews.Step.DONE);
    assertTrue(played.last(Effect.Join.class).isEmpty());
    played.wake();
    assertTrue(played.last(Effect.Join.class).isEmpty());
    assertTrue(played.command().startsWith("4b"), played::command);
  }

  /** Basic, generic entry control, specific; Door Lock, Security 2, Supervision. */
  private static final String LOCK = "044003629f6c";

  /** A thermostat in the clear. */
  private static final String THERMOSTAT = "04080643";

  private static final NodeId NEW = new NodeId(12);
  private static final Set<SecurityClass> BEST = Set.of(SecurityClass.S2_ACCESS_CONTROL);
  private static final Fault WRONG_PIN = Fault.retry("zwave.join_wrong_pin", "The PIN is wrong");

  private final Played played = new Played(Played.inclusion(Rules.STRICT));

  @Test
  void a_lock_comes_in_and_is_done_when_it_has_the_best_key() {
    in(LOCK);
    assertEquals("4a c500", played.command());
    played.joined(new JoinEnd.Granted(BEST));
    var in = assertInstanceOf(End.Included.class, played.end());
    assertEquals(NEW, in.node().id());
    assertEquals(BEST, in.classes());
    assertEquals(Optional.empty(), played.kept());
  }

  @Test
  void the_stick_is_told_to_end_when_the_protocol_is_done_and_once_more_when_it_is() {
    assertEquals("4a c109", played.command());
    played.adding(Step.READY).adding(Step.NODE_FOUND).adding(12, LOCK);
    played.adding(Step.PROTOCOL_DONE);
    assertEquals("4a c509", played.command());
    played.adding(Step.DONE);
    assertEquals("4a c500", played.command());
  }

  @Test
  void the_keys_begin_in_the_same_moment_in_which_the_stick_is_done() {
    played.adding(Step.READY).adding(Step.NODE_FOUND).adding(12, LOCK).adding(Step.PROTOCOL_DONE);
    assertTrue(played.last(Effect.Join.class).isEmpty());
    played.adding(Step.DONE);
    assertEquals(NEW, played.last(Effect.Join.class).orElseThrow().node().id());
  }

  @Test
  void a_lock_with_a_wrong_pin_is_let_go_again_and_the_reason_is_named() {
    in(LOCK).joined(new JoinEnd.Failed(WRONG_PIN));
    assertEquals("4b c109", played.command());
    played.removing(Step.READY, 0).removing(Step.NODE_FOUND, 0).removing(Step.END_NODE, 12);
    assertEquals(Optional.of(new Unfinished.Joining(NEW)), played.kept());
    played.removing(Step.DONE, 12);
    assertEquals("zwave.join_wrong_pin", played.fault().code());
    assertTrue(played.fault().message().endsWith("the device was let go again"));
    assertEquals(Optional.empty(), played.kept());
  }

  @Test
  void a_lock_that_nobody_lets_go_is_struck_off_when_it_does_not_answer() {
    in(LOCK).joined(new JoinEnd.Failed(WRONG_PIN)).removing(Step.READY, 0).wake().wake();
    played.unanswered().reply("01").reply("00");
    played.told(new NetworkNews.FailedRemoval(Played.ID, 1));
    assertEquals("zwave.join_wrong_pin", played.fault().code());
    assertEquals(Optional.empty(), played.kept());
  }

  @Test
  void a_lock_that_cannot_be_let_go_is_named_as_half_joined_and_stays_so_for_the_next_start() {
    in(LOCK).joined(new JoinEnd.Failed(WRONG_PIN)).removing(Step.READY, 0).wake().wake();
    played.pinged(10).wake().pinged(10).wake().pinged(10);
    assertEquals("zwave.unwanted_node", played.fault().code());
    assertEquals("12", played.fault().facts().get("node"));
    Unfinished kept = played.kept().orElseThrow();
    assertEquals(Set.of(kept), Unfinished.decodeAll(kept.encode()));
    assertEquals("zwave.half_joined", kept.found(List.of(new NodeId(1), NEW)).orElseThrow().code());
    assertEquals(Optional.empty(), kept.found(List.of(new NodeId(1))));
  }

  @Test
  void letting_go_another_node_by_mistake_does_not_pass_for_the_unwanted_one() {
    in(LOCK).joined(new JoinEnd.Failed(WRONG_PIN)).removing(Step.READY, 0);
    played.removing(Step.END_NODE, 7).removing(Step.DONE, 7);
    assertFalse(played.isOver());
    assertEquals(new NodeId(7), played.last(Effect.Left.class).orElseThrow().node());
    assertEquals(Optional.of(new Unfinished.Joining(NEW)), played.kept());
  }

  @Test
  void a_lock_at_a_lesser_class_is_let_go() {
    in(LOCK).joined(new JoinEnd.Granted(Set.of(SecurityClass.S2_UNAUTHENTICATED)));
    assertEquals("4b c109", played.command());
  }

  @Test
  void a_lock_that_knows_s0_alone_stays_only_when_that_is_allowed() {
    var weak = new Played(Played.inclusion(new Rules(true, false)));
    in(weak, "04400362" + "98").joined(new JoinEnd.Granted(Set.of(SecurityClass.S0)));
    assertInstanceOf(End.Included.class, weak.end());
    in("0440036298").joined(new JoinEnd.Granted(Set.of(SecurityClass.S0)));
    assertFalse(played.isOver());
  }

  @Test
  void a_lock_that_knows_s2_never_stays_with_s0() {
    var weak = new Played(Played.inclusion(new Rules(true, true)));
    in(weak, LOCK + "98").joined(new JoinEnd.Granted(Set.of(SecurityClass.S0)));
    assertFalse(weak.isOver());
  }

  @Test
  void a_lock_in_the_clear_stays_only_when_that_is_allowed() {
    var free = new Played(Played.inclusion(new Rules(false, true)));
    in(free, "04400176").joined(new JoinEnd.Clear());
    assertInstanceOf(End.Included.class, free.end());
    in("04400176").joined(new JoinEnd.Clear());
    assertFalse(played.isOver());
  }

  @Test
  void another_device_may_stay_in_the_clear() {
    in(THERMOSTAT).joined(new JoinEnd.Clear());
    assertInstanceOf(End.Included.class, played.end());
  }

  @Test
  void a_node_whose_information_was_lost_counts_as_a_lock() {
    in("04").joined(new JoinEnd.Clear());
    assertFalse(played.isOver());
  }

  @Test
  void when_nobody_comes_the_stick_is_told_to_end_and_it_says_so() {
    played.adding(Step.READY);
    assertEquals(120_000, played.wakeUp().delayMillis());
    played.wake();
    assertEquals("4a c509", played.command());
    played.adding(Step.DONE);
    assertEquals("4a c500", played.command());
    assertEquals("zwave.nobody_came", played.fault().code());
  }

  @Test
  void a_stick_that_fails_to_stop_has_stopped_all_the_same() {
    played.adding(Step.READY).put(new Input.Cancelled()).adding(Step.FAILED);
    assertInstanceOf(End.Cancelled.class, played.end());
  }

  @Test
  void cancelling_while_nobody_has_come_ends_it_without_a_trace() {
    played.adding(Step.READY).put(new Input.Cancelled());
    assertEquals("4a c509", played.command());
    played.adding(Step.DONE);
    assertInstanceOf(End.Cancelled.class, played.end());
    assertEquals(Optional.empty(), played.kept());
  }

  @Test
  void cancelling_before_the_stick_is_ready_ends_it_too() {
    played.put(new Input.Cancelled()).adding(Step.DONE);
    assertInstanceOf(End.Cancelled.class, played.end());
  }

  @Test
  void a_node_that_is_coming_in_when_it_is_cancelled_is_let_go_after_that() {
    played.adding(Step.READY).adding(Step.NODE_FOUND).put(new Input.Cancelled());
    played.adding(12, LOCK).adding(Step.PROTOCOL_DONE).adding(Step.DONE);
    assertTrue(played.last(Effect.Join.class).isEmpty());
    assertEquals("4b c109", played.command());
    played.removing(Step.END_NODE, 12).removing(Step.DONE, 12);
    assertEquals("zwave.inclusion_cancelled", played.fault().code());
  }

  @Test
  void a_node_found_in_the_moment_of_cancelling_is_let_go_too() {
    played.adding(Step.READY).put(new Input.Cancelled());
    played.adding(Step.NODE_FOUND).adding(12, LOCK).adding(Step.PROTOCOL_DONE).adding(Step.DONE);
    assertEquals("4b c109", played.command());
  }

  @Test
  void cancelling_in_the_exchange_of_keys_lets_the_node_go() {
    in(LOCK).put(new Input.Cancelled());
    assertTrue(played.last(Effect.CancelJoin.class).isPresent());
    played.joined(new JoinEnd.Granted(BEST));
    assertEquals("4b c109", played.command());
  }

  @Test
  void an_exchange_of_keys_that_never_ends_is_ended_and_then_taken_for_dead() {
    in(LOCK).wake();
    assertTrue(played.last(Effect.CancelJoin.class).isPresent());
    played.wake();
    assertEquals("4b c109", played.command());
  }

  @Test
  void a_lost_last_callback_is_answered_by_the_sticks_own_list() {
    played.adding(Step.READY).adding(Step.NODE_FOUND).adding(12, LOCK).adding(Step.PROTOCOL_DONE);
    played.wake();
    assertEquals(0x02, played.asked().command().function());
    played.reply(initData(1, 7, 12));
    assertEquals(NEW, played.last(Effect.Join.class).orElseThrow().node().id());
  }

  @Test
  void a_node_that_is_not_on_that_list_did_not_come_in() {
    played.adding(Step.READY).adding(Step.NODE_FOUND).adding(12, LOCK).adding(Step.FAILED);
    played.reply(initData(1, 7));
    assertEquals("zwave.inclusion_failed", played.fault().code());
    assertEquals(Optional.empty(), played.kept());
  }

  @Test
  void a_node_of_which_every_callback_was_lost_is_found_on_that_list() {
    played.adding(Step.READY).adding(Step.NODE_FOUND).wake().wake();
    played.reply(initData(1, 7, 12));
    assertEquals(NEW, played.last(Effect.Join.class).orElseThrow().node().id());
    assertEquals(Optional.of(new Unfinished.Joining(NEW)), played.kept());
  }

  @Test
  void a_stick_that_never_gets_ready_is_told_to_end() {
    played.wake();
    assertEquals("4a c500", played.command());
    assertEquals("zwave.inclusion_failed", played.fault().code());
  }

  @Test
  void a_command_that_never_reaches_the_stick_ends_it() {
    played.reply(new SerialResult.NeverLeft(SerialResult.Cause.LINK_DOWN));
    assertEquals("zwave.network_interrupted", played.fault().code());
  }

  @Test
  void a_stick_that_restarts_in_the_middle_leaves_the_node_named_for_the_next_start() {
    in(LOCK).put(new Input.StickLost());
    assertEquals("zwave.inclusion_interrupted", played.fault().code());
    assertEquals(Optional.of(new Unfinished.Joining(NEW)), played.kept());
  }

  @Test
  void news_of_another_operation_change_nothing() {
    int before = played.effects.size();
    played.told(new NetworkNews.Adding(8, Step.DONE, 12, Octets.NONE));
    played.removing(Step.DONE, 12).put(new Input.Woke(0)).put(new Input.Woke(99));
    assertEquals(before, played.effects.size());
  }

  @Test
  void a_late_exchange_of_keys_changes_nothing() {
    in(LOCK);
    int before = played.effects.size();
    played.put(new Input.Joined(1, new JoinEnd.Granted(BEST)));
    assertEquals(before, played.effects.size());
  }

  @Test
  void a_smart_start_node_that_fails_is_struck_off_without_anyone_at_the_door() {
    var whom =
        new Inclusion.Whom.SmartStart(Octets.ofHex("c0000002"), Octets.ofHex("00000001"), true);
    var quiet =
        new Played(
            Inclusion.of(new Inclusion.Plan(whom, Played.ID, Played.SITE, Rules.STRICT, 60_000)));
    assertEquals("4a e809c000000200000001", quiet.command());
    in(quiet, LOCK).joined(new JoinEnd.Failed(WRONG_PIN));
    assertTrue(quiet.last(Effect.Ping.class).isPresent());
    quiet.unanswered().reply("01").reply("00");
    quiet.told(new NetworkNews.FailedRemoval(Played.ID, 1));
    assertEquals("zwave.join_wrong_pin", quiet.fault().code());
  }

  @Test
  void a_long_range_node_is_looked_for_in_its_segment() {
    played.adding(Step.READY).adding(Step.NODE_FOUND).adding(256 + 1024, LOCK);
    played.adding(Step.PROTOCOL_DONE).wake();
    assertEquals("da 01", hexOf(played));
    played.reply("000101" + "01");
    assertEquals(1280, played.last(Effect.Join.class).orElseThrow().node().id().value());
  }

  @Test
  void the_search_for_neighbours_may_take_as_long_as_the_network_is_large() {
    played.adding(Step.READY).adding(Step.NODE_FOUND).adding(12, LOCK);
    assertEquals(76_000 + 217 + 3_517, played.wakeUp().delayMillis());
  }

  private Played in(String information) {
    return in(played, information);
  }

  private static Played in(Played one, String information) {
    return one.adding(Step.READY)
        .adding(Step.NODE_FOUND)
        .adding(12, information)
        .adding(Step.PROTOCOL_DONE)
        .adding(Step.DONE);
  }

  private static String hexOf(Played one) {
    var command = one.asked().command();
    return "%02x %s".formatted(command.function(), command.payload().hex());
  }

  static String initData(int... nodes) {
    byte[] mask = new byte[29];
    for (int node : nodes) {
      mask[(node - 1) / 8] |= (byte) (1 << (node - 1) % 8);
    }
    return "09081d" + Octets.copyOf(mask).hex() + "0700";
  }
}
