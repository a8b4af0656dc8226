package io.lintel.driver.zwave.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.driver.zwave.serial.SerialCommand.Expects;
import io.lintel.driver.zwave.serial.SerialResult.Cause;
import io.lintel.driver.zwave.serial.SerialResult.Stage;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

class SerialMachineTest {
  private static final int ABORT = 0x16;
  private static final int CALLBACK_ID = 31;
  private static final Received ACK = new Received.Ack();
  private static final Received NAK = new Received.Nak();
  private static final Received CAN = new Received.Can();
  private static final Received ACCEPTED = response(0x13, 1);
  private static final Received REFUSED = response(0x13, 0);
  private static final Received CALLED_BACK = request(0x13, CALLBACK_ID, 0);

  private final List<Octets> sent = new ArrayList<>();
  private final List<SerialResult> results = new ArrayList<>();
  private final List<Frame> told = new ArrayList<>();
  private SerialState state = SerialState.QUIET;
  private long nowMillis;
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::dueMillis));

  private record Timer(long dueMillis, long round) {}

  @Test
  void a_question_ends_with_its_response() {
    submit(question());
    hear(ACK, response(0x41, 1, 2));
    assertEquals(
        List.of(new SerialResult.Responded(Frame.response(0x41, Octets.of(1, 2)))), results);
    assertEquals(1, sent.size());
  }

  @Test
  void what_is_only_acknowledged_ends_with_the_ack() {
    submit(SerialCommand.tell(0x08));
    hear(ACK);
    assertEquals(List.of(new SerialResult.Acknowledged()), results);
  }

  @Test
  void a_send_ends_with_its_callback() {
    submit(send(lasting(60_000)));
    hear(ACK, ACCEPTED);
    assertEquals(List.of(), results);
    hear(CALLED_BACK);
    assertEquals(List.of(calledBack()), results);
  }

  @Test
  void a_refusal_has_no_callback() {
    submit(send(lasting(60_000)));
    hear(ACK, REFUSED);
    assertEquals(List.of(new SerialResult.Responded(Frame.response(0x13, Octets.of(0)))), results);
    assertEquals(Optional.empty(), state.awaited());
  }

  @Test
  void a_response_without_a_status_means_taken() {
    submit(send(lasting(60_000)));
    hear(ACK, response(0x13), CALLED_BACK);
    assertEquals(List.of(calledBack()), results);
  }

  @Test
  void a_nak_or_can_brings_the_same_frame_again_after_a_rest() {
    submit(send(lasting(60_000)));
    hear(NAK);
    assertEquals(1, sent.size());
    passTimer();
    hear(CAN);
    passTimer();
    hear(ACK, ACCEPTED, CALLED_BACK);
    assertEquals(List.of(sent.getFirst(), sent.getFirst(), sent.getFirst()), sent);
    assertEquals(List.of(calledBack()), results);
    assertEquals(100 + 1_100, nowMillis);
  }

  @Test
  void four_refusals_mean_that_nothing_left() {
    submit(send(lasting(60_000)));
    for (int i = 0; i < 4; i++) {
      hear(CAN);
      passTimer();
    }
    assertEquals(4, sent.size());
    assertEquals(List.of(new SerialResult.NeverLeft(Cause.LINE_REFUSED)), results);
  }

  @Test
  void four_silences_mean_that_it_may_have_left() {
    submit(send(lasting(60_000)));
    for (int i = 0; i < 7; i++) {
      passTimer();
    }
    assertEquals(4, sent.size());
    assertEquals(List.of(new SerialResult.NoReply(Stage.ACK)), results);
    assertEquals(4 * 1_600 + 100 + 1_100 + 2_100, nowMillis);
  }

  @Test
  void one_silence_among_refusals_means_that_it_may_have_left() {
    submit(send(lasting(60_000)));
    passTimer();
    passTimer();
    for (int i = 0; i < 3; i++) {
      hear(NAK);
      passTimer();
    }
    assertEquals(List.of(new SerialResult.NoReply(Stage.ACK)), results);
  }

  @Test
  void an_answer_after_a_refusal_casts_doubt_on_the_refusal() {
    submit(send(lasting(60_000)));
    hear(NAK, ACK);
    passTimer();
    for (int i = 0; i < 3; i++) {
      hear(NAK);
      passTimer();
    }
    assertEquals(List.of(new SerialResult.NoReply(Stage.ACK)), results);
  }

  @Test
  void a_permit_that_has_ended_lets_nothing_leave() {
    submit(send(lasting(-1)));
    assertEquals(List.of(), sent);
    assertEquals(List.of(new SerialResult.NeverLeft(Cause.PERMIT_ENDED)), results);
  }

  @Test
  void a_retransmission_after_the_not_after_never_leaves() {
    submit(send(lasting(50)));
    hear(NAK);
    passTimer();
    assertEquals(1, sent.size());
    assertEquals(List.of(new SerialResult.NeverLeft(Cause.PERMIT_ENDED)), results);
  }

  @Test
  void a_retransmission_that_does_not_leave_after_a_silence_leaves_doubt() {
    submit(send(lasting(1_000)));
    passTimer();
    passTimer();
    assertEquals(1, sent.size());
    assertEquals(List.of(new SerialResult.Abandoned()), results);
  }

  @Test
  void a_callback_is_hurried_along_when_the_permit_ends() {
    submit(send(lasting(400)));
    hear(ACK, ACCEPTED);
    passTimer();
    assertEquals(1, sent.size());
    passTimer();
    assertEquals(SerialCommand.tell(ABORT).encode(), sent.get(1));
    hear(ACK, request(0x13, CALLBACK_ID, 1));
    assertEquals(1, callbacks());
  }

  @Test
  void a_callback_is_hurried_along_once_after_twenty_seconds() {
    submit(send(lasting(600_000)));
    hear(ACK, ACCEPTED);
    passUntil(20_000);
    assertEquals(2, sent.size());
    assertEquals(20_000, nowMillis);
    hear(ACK);
    passUntil(25_000);
    assertEquals(2, sent.size());
    assertEquals(new SerialResult.NoReply(Stage.CALLBACK), results.getLast());
  }

  @Test
  void a_reply_to_an_earlier_round_changes_nothing() {
    submit(question());
    passTimer();
    passTimer();
    SerialState second = state;
    assertEquals(2, sent.size());
    wake(1);
    assertEquals(second, state);
  }

  @Test
  void a_response_to_another_function_changes_nothing_but_the_count() {
    submit(question());
    hear(ACK);
    SerialState before = state;
    hear(response(0x20, 1));
    assertEquals(before.stray(), state);
    assertEquals(List.of(), results);
  }

  @Test
  void a_callback_of_an_earlier_command_is_told_and_ends_nothing() {
    submit(send(lasting(60_000)));
    hear(ACK, ACCEPTED, request(0x13, CALLBACK_ID - 1, 0));
    assertEquals(List.of(), results);
    assertEquals(1, told.size());
  }

  @Test
  void a_callback_proves_that_the_command_arrived_although_its_ack_was_lost() {
    submit(send(lasting(60_000)));
    hear(CALLED_BACK);
    assertEquals(List.of(calledBack()), results);
    assertEquals(SerialState.QUIET.line(), state.line());
  }

  @Test
  void every_whole_frame_is_acknowledged_and_every_damaged_one_refused() {
    assertEquals(
        List.of(
            new SerialEffect.Acknowledge(Received.Ack.OCTETS),
            new SerialEffect.Told(Frame.request(0x04, Octets.of(1)))),
        effectsOf(request(0x04, 1)));
    assertEquals(
        List.of(new SerialEffect.Acknowledge(Received.Nak.OCTETS)),
        effectsOf(new Received.Damaged()));
  }

  @Test
  void a_duplicate_response_is_acknowledged_and_changes_nothing() {
    submit(question());
    hear(ACK, response(0x41, 1), response(0x41, 1));
    assertEquals(1, results.size());
  }

  @Test
  void a_question_may_pass_while_a_callback_is_awaited_and_a_second_send_may_not() {
    submit(send(lasting(60_000)));
    hear(ACK, ACCEPTED);
    assertFalse(state.accepts(send(lasting(60_000))));
    submit(question());
    hear(ACK, response(0x41, 1), CALLED_BACK);
    assertEquals(2, results.size());
  }

  @Test
  void a_busy_line_takes_no_second_command() {
    submit(question());
    assertThrows(
        IllegalStateException.class, () -> SerialMachine.submit(state, question(), nanos()));
  }

  @Test
  void a_link_that_falls_after_a_transmission_leaves_doubt() {
    submit(send(lasting(60_000)));
    input(new SerialInput.LinkDown());
    assertEquals(List.of(new SerialResult.LinkLost()), results);
  }

  @Test
  void a_link_that_falls_after_a_refusal_leaves_none() {
    submit(send(lasting(60_000)));
    hear(CAN);
    input(new SerialInput.LinkDown());
    assertEquals(List.of(new SerialResult.NeverLeft(Cause.LINK_DOWN)), results);
  }

  @Test
  void what_the_link_did_not_take_never_left() {
    submit(send(lasting(60_000)));
    input(new SerialInput.Unwritten());
    assertEquals(List.of(new SerialResult.NeverLeft(Cause.PERMIT_ENDED)), results);
  }

  private long callbacks() {
    return results.stream().filter(SerialResult.CalledBack.class::isInstance).count();
  }

  private void submit(SerialCommand command) {
    take(SerialMachine.submit(state, command, nanos()));
  }

  private void hear(Received... all) {
    for (Received received : all) {
      input(new SerialInput.Heard(received));
    }
  }

  private void input(SerialInput input) {
    take(SerialMachine.on(state, input, nanos()));
  }

  /** Lets timers run in their order until one of them matters. */
  private void passTimer() {
    SerialState before = state;
    while (state.equals(before) && !timers.isEmpty()) {
      Timer due = timers.remove();
      nowMillis = Math.max(nowMillis, due.dueMillis());
      wake(due.round());
    }
  }

  private void passUntil(long millis) {
    while (nowMillis < millis) {
      passTimer();
      if (state.line() instanceof SerialState.Line.Sent) {
        hear(ACK);
      }
    }
  }

  private void wake(long round) {
    input(new SerialInput.Woke(round));
  }

  private void take(SerialStep step) {
    state = step.state();
    for (SerialEffect effect : step.effects()) {
      switch (effect) {
        case SerialEffect.Transmit(Octets bytes, _) -> sent.add(bytes);
        case SerialEffect.Acknowledge _ -> {}
        case SerialEffect.WakeAfter(long round, int delayMillis) ->
            timers.add(new Timer(nowMillis + delayMillis, round));
        case SerialEffect.Ended(SerialCommand command, SerialResult result) -> {
          if (command.function() != ABORT) {
            results.add(result);
          }
        }
        case SerialEffect.Told(Frame frame) -> told.add(frame);
      }
    }
  }

  private List<SerialEffect> effectsOf(Received received) {
    return SerialMachine.on(state, new SerialInput.Heard(received), nanos()).effects();
  }

  private long nanos() {
    return nowMillis * 1_000_000;
  }

  private static SerialResult calledBack() {
    return new SerialResult.CalledBack(Frame.request(0x13, Octets.of(CALLBACK_ID, 0)));
  }

  private static SerialCommand question() {
    return SerialCommand.question(0x41, Octets.of(7));
  }

  private static SerialCommand send(Permit permit) {
    var expects = new Expects.Callback(CALLBACK_ID, ABORT);
    return new SerialCommand(0x13, Octets.of(7, 3, 0x76, 1, 1, 0x25, CALLBACK_ID), expects, permit);
  }

  private static Received response(int function, int... payload) {
    return new Received.Whole(Frame.response(function, Octets.of(payload)));
  }

  private static Received request(int function, int... payload) {
    return new Received.Whole(Frame.request(function, Octets.of(payload)));
  }

  /** A permit from the start of the test. */
  private static Permit lasting(long millis) {
    return new Permit() {
      @Override
      public long notAfterNanos() {
        return millis * 1_000_000;
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
