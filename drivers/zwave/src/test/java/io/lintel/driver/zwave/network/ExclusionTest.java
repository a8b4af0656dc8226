package io.lintel.driver.zwave.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.zwave.api.NetworkNews.Step;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.NodeId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExclusionTest {
  private final Played played = new Played(Exclusion.of(Played.ID, 60_000));

  @Test
  void a_node_goes_and_the_stick_is_told_to_end() {
    assertEquals("4b c109", played.command());
    leave(7).removing(Step.DONE, 7);
    assertEquals("4b c500", played.command());
    assertEquals(new End.Excluded(Optional.of(new NodeId(7))), played.end());
  }

  @Test
  void a_node_of_another_network_is_let_go_without_a_number() {
    leave(0).removing(Step.DONE, 0);
    assertEquals(new End.Excluded(Optional.empty()), played.end());
  }

  @Test
  void a_lost_last_callback_is_answered_by_the_sticks_own_list() {
    leave(7).wake().reply(InclusionTest.initData(1));
    assertEquals(new End.Excluded(Optional.of(new NodeId(7))), played.end());
  }

  @Test
  void a_node_that_is_still_on_that_list_did_not_go() {
    leave(7).wake().reply(InclusionTest.initData(1, 7));
    assertEquals("zwave.nobody_left", played.fault().code());
  }

  @Test
  void when_nobody_leaves_the_stick_is_told_to_end() {
    played.removing(Step.READY, 0).wake();
    assertEquals("4b c509", played.command());
    played.wake();
    assertEquals("4b c500", played.command());
    assertEquals("zwave.nobody_left", played.fault().code());
  }

  @Test
  void cancelling_ends_it() {
    played.removing(Step.READY, 0).put(new Input.Cancelled()).removing(Step.FAILED, 0);
    assertInstanceOf(End.Cancelled.class, played.end());
  }

  @Test
  void a_node_that_is_going_when_it_is_cancelled_has_gone_all_the_same() {
    leave(7).put(new Input.Cancelled());
    assertFalse(played.isOver());
    played.removing(Step.DONE, 7);
    assertEquals(new End.Excluded(Optional.of(new NodeId(7))), played.end());
  }

  @Test
  void a_stick_that_goes_away_ends_it() {
    leave(7).put(new Input.StickLost());
    assertEquals("zwave.network_interrupted", played.fault().code());
  }

  @Test
  void a_command_that_never_reaches_the_stick_ends_it() {
    played.reply(new SerialResult.NeverLeft(SerialResult.Cause.LINK_DOWN));
    assertEquals("zwave.network_interrupted", played.fault().code());
  }

  private Played leave(int node) {
    return played
        .removing(Step.READY, 0)
        .removing(Step.NODE_FOUND, 0)
        .removing(Step.END_NODE, node);
  }
}
