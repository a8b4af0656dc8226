package io.lintel.driver.zwave.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.zwave.api.StartUp.Effect;
import io.lintel.driver.zwave.api.StartUp.Input;
import io.lintel.driver.zwave.api.StartUp.Reset;
import io.lintel.driver.zwave.api.StartUp.Step;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartUpTest {
  private static final String ALL_FUNCTIONS = "ff".repeat(32);

  private final List<Integer> asked = new ArrayList<>();
  private StartUp.Next now = StartUp.begin(StartUp.State.NONE, Reset.USUAL);

  @Test
  void a_long_range_stick_is_asked_restarted_and_set_up() {
    var ready = runUntilReady(answers(ALL_FUNCTIONS, "c0de000100" + "01"));
    assertEquals(List.of(0x07, 0x02, 0x15, 0x08, 0x0B, 0x0B, 0x0B, 0x0B, 0x20), asked);
    assertEquals(NodeIdWidth.SIXTEEN_BITS, ready.width());
    assertEquals(1, ready.id().node().value());
  }

  @Test
  void a_stick_is_asked_how_much_it_takes_at_once() {
    Map<Integer, String> answers = longRange("01ff8b8001800000008000000000000000800097");
    answers.put(0x0B10, "1030");
    answers.put(0x0B11, "1196");
    var ready = runUntilReady(answers);
    assertEquals(48, ready.longestCommand(new NodeId(7)));
    assertEquals(150, ready.longestCommand(new NodeId(300)));
  }

  @Test
  void a_stick_of_an_older_firmware_names_its_settings_one_bit_later() {
    Map<Integer, String> answers = longRange("01fe160103000100000001000000000000000109");
    answers.put(0x0B11, "1196");
    assertEquals(150, runUntilReady(answers).longestCommand(new NodeId(300)));
  }

  @Test
  void a_stick_that_does_not_say_how_much_it_takes_gets_what_fits_with_any() {
    for (String nothing : List.of("", "0010", "1000", "10ff", "10")) {
      now = StartUp.begin(StartUp.State.NONE, Reset.USUAL);
      Map<Integer, String> answers = longRange("01ff8b8001800000008000000000000000800097");
      answers.put(0x0B10, nothing);
      answers.put(0x0B11, nothing);
      var ready = runUntilReady(answers);
      assertEquals(46, ready.longestCommand(new NodeId(7)), nothing);
      assertEquals(46, ready.longestCommand(new NodeId(300)), nothing);
    }
  }

  @Test
  void an_old_stick_is_not_asked_for_what_it_cannot() {
    var ready = runUntilReady(answers("00".repeat(32), "c0de000101"));
    assertEquals(List.of(0x07, 0x02, 0x15, 0x08, 0x20), asked);
    assertEquals(NodeIdWidth.EIGHT_BITS, ready.width());
  }

  @Test
  void a_stick_that_may_not_be_restarted_is_not() {
    now = StartUp.begin(StartUp.State.NONE, Reset.NEVER);
    runUntilReady(answers("00".repeat(32), "c0de000101"));
    assertEquals(List.of(0x07, 0x02, 0x15, 0x20), asked);
  }

  @Test
  void a_stick_past_answering_is_restarted_before_any_question_and_once() {
    now = StartUp.begin(StartUp.State.NONE, Reset.FIRST);
    runUntilReady(answers("00".repeat(32), "c0de000101"));
    assertEquals(List.of(0x08, 0x07, 0x02, 0x15, 0x20), asked);
  }

  @Test
  void a_stick_that_tells_its_restart_is_not_waited_for_any_longer() {
    toRestarting();
    input(new Input.Restarted());
    assertInstanceOf(Effect.Ask.class, now.effect());
  }

  @Test
  void a_question_without_an_answer_fails_at_its_step() {
    wake();
    input(new Input.Replied(new SerialResult.NoReply(SerialResult.Stage.ACK)));
    assertEquals(new Effect.Failed(Step.CAPABILITIES), now.effect());
  }

  @Test
  void an_answer_that_makes_no_sense_fails_at_its_step() {
    wake();
    reply(0x07, "0100");
    assertEquals(new Effect.Failed(Step.CAPABILITIES), now.effect());
  }

  @Test
  void a_timer_of_an_earlier_start_up_changes_nothing() {
    long stale = now.state().round();
    now = StartUp.begin(now.state(), Reset.USUAL);
    input(new Input.Woke(stale));
    assertEquals(new Effect.Nothing(), now.effect());
  }

  private void toRestarting() {
    var answers = answers("00".repeat(32), "c0de000101");
    while (now.state().step() != Step.RESTARTING) {
      advance(answers);
    }
  }

  private StickInfo runUntilReady(Map<Integer, String> answers) {
    for (int i = 0; i < 50; i++) {
      if (now.effect() instanceof Effect.Ready(StickInfo stick)) {
        return stick;
      }
      advance(answers);
    }
    throw new AssertionError("not ready: " + now);
  }

  private void advance(Map<Integer, String> answers) {
    switch (now.effect()) {
      case Effect.WakeAfter _ -> wake();
      case Effect.Ask(SerialCommand command) -> {
        asked.add(command.function());
        answer(command, answers);
      }
      case Effect.AskForRestart(SerialCommand command) -> {
        asked.add(command.function());
        input(new Input.Replied(new SerialResult.Acknowledged()));
      }
      case Effect.Nothing _, Effect.Ready _, Effect.Failed _ ->
          throw new AssertionError("stuck at " + now);
    }
  }

  private void answer(SerialCommand command, Map<Integer, String> answers) {
    boolean setup = command.function() == FunctionId.API_SETUP;
    int key = setup ? 0x0B00 | command.payload().at(0) : command.function();
    reply(command.function(), answers.getOrDefault(key, ""));
  }

  private void reply(int function, String payload) {
    var response = Frame.response(function, Octets.ofHex(payload));
    input(new Input.Replied(new SerialResult.Responded(response)));
  }

  private void wake() {
    input(new Input.Woke(now.state().round()));
  }

  private void input(Input input) {
    now = StartUp.on(now.state(), input);
  }

  private static Map<Integer, String> longRange(String settings) {
    var answers = new HashMap<>(answers(ALL_FUNCTIONS, "c0de000100" + "01"));
    answers.put(0x0B01, settings);
    return answers;
  }

  private static Map<Integer, String> answers(String functions, String id) {
    return Map.of(
        0x07, "010000860001005a" + functions,
        0x02, "09081d7f" + "00".repeat(28) + "0700",
        0x15, "5a2d5761766520372e31380001",
        0x0B01, "01fe",
        0x0B80, "8001",
        0x0B02, "0201",
        0x20, id);
  }
}
