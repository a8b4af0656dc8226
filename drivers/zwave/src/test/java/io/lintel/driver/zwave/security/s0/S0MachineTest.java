package io.lintel.driver.zwave.security.s0;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.security.s0.S0Effect.Drop;
import io.lintel.driver.zwave.security.s0.S0Effect.Why;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class S0MachineTest {
  private static final NodeId HOST = new NodeId(1);
  private static final NodeId LOCK = new NodeId(3);
  private static final S0Keys KEYS =
      S0Keys.of(new NetworkKey(Octets.ofHex("0102030405060708090a0b0c0d0e0f10")));
  private static final Octets ENTROPY = Octets.ofHex("1112131415161718");
  private static final Octets NONCE_OF_LOCK = Octets.ofHex("a1a2a3a4a5a6a7a8");
  private static final Octets LOCKED = Octets.ofHex("6201ff");
  private static final Octets LOCK_REPORT = Octets.ofHex("6203ff1105fefe");
  private static final int FRAME_BYTES = 46;

  private S0Session session = S0Session.with(HOST, LOCK, FRAME_BYTES);
  private List<S0Effect> effects = List.of();
  private long nowNanos = 1_000_000_000L;

  @Test
  void a_command_waits_for_a_nonce_of_the_node_and_goes_out_sealed_with_it() {
    on(new S0Input.Say(LOCKED, KEYS));
    assertEquals("9840", only(S0Effect.AskNonce.class, S0Effect.AskNonce::command).hex());

    hear(new S0Command.NonceReport(NONCE_OF_LOCK).encode());
    assertEquals(
        "98811112131415161718fd808626a1269054f559bf66da",
        only(S0Effect.Transmit.class, S0Effect.Transmit::command).hex());
    assertTrue(session.accepts());
  }

  @Test
  void two_things_are_not_said_at_once() {
    on(new S0Input.Say(LOCKED, KEYS));
    assertFalse(session.accepts());
    assertThrows(IllegalStateException.class, () -> on(new S0Input.Say(LOCKED, KEYS)));
  }

  @Test
  void what_is_withdrawn_before_the_nonce_comes_is_not_sealed() {
    on(new S0Input.Say(LOCKED, KEYS));
    on(new S0Input.Withdrawn());
    hear(new S0Command.NonceReport(NONCE_OF_LOCK).encode());
    assertEquals(List.of(new S0Effect.Dropped(Drop.NONCE_UNASKED)), effects);
  }

  @Test
  void a_nonce_is_asked_for_three_times_and_then_no_more() {
    on(new S0Input.Say(LOCKED, KEYS));
    for (int asked = 1; asked < 3; asked++) {
      wake();
      only(S0Effect.AskNonce.class, S0Effect.AskNonce::command);
    }
    wake();
    assertEquals(List.of(new S0Effect.Unsaid(Why.NO_NONCE)), effects);
    assertTrue(session.accepts());
  }

  @Test
  void the_timer_of_an_earlier_question_changes_nothing() {
    on(new S0Input.Say(LOCKED, KEYS));
    long round = only(S0Effect.WakeAfter.class, S0Effect.WakeAfter::round);
    wake();
    on(new S0Input.Woke(round));
    assertEquals(List.of(), effects);
  }

  @Test
  void a_nonce_is_never_sealed_with_twice() {
    on(new S0Input.Say(LOCKED, KEYS));
    hear(new S0Command.NonceReport(NONCE_OF_LOCK).encode());
    on(new S0Input.Say(LOCKED, KEYS));
    hear(new S0Command.NonceReport(NONCE_OF_LOCK).encode());
    assertEquals(List.of(new S0Effect.Dropped(Drop.NONCE_USED_BEFORE)), effects);
  }

  @Test
  void a_report_sealed_with_a_nonce_of_ours_is_opened_once() {
    Octets sealed = sealedBy(KEYS, issueNonce(), S0Plain.whole(LOCK_REPORT));
    hear(sealed);
    assertEquals(List.of(new S0Effect.Opened(LOCK_REPORT)), effects);
    hear(sealed);
    assertEquals(List.of(new S0Effect.Dropped(Drop.SEALED_WITH_UNKNOWN_NONCE)), effects);
  }

  @Test
  void a_report_that_was_held_back_longer_than_its_nonce_lives_is_not_opened() {
    Octets sealed = sealedBy(KEYS, issueNonce(), S0Plain.whole(LOCK_REPORT));
    nowNanos += S0Limits.NONCE_LIFE_NANOS;
    hear(sealed);
    assertEquals(List.of(new S0Effect.Dropped(Drop.SEALED_WITH_UNKNOWN_NONCE)), effects);
  }

  @Test
  void what_is_sealed_with_another_key_is_not_opened_and_uses_no_nonce_up() {
    Octets nonce = issueNonce();
    hear(sealedBy(S0Keys.temporary(), nonce, S0Plain.whole(LOCK_REPORT)));
    assertEquals(List.of(new S0Effect.Dropped(Drop.SEALED_WRONGLY)), effects);
    hear(sealedBy(KEYS, nonce, S0Plain.whole(LOCK_REPORT)));
    assertEquals(List.of(new S0Effect.Opened(LOCK_REPORT)), effects);
  }

  @Test
  void a_lock_may_use_its_old_nonce_until_it_has_the_new_one() {
    Octets old = issueNonce();
    issueNonce();
    hear(sealedBy(KEYS, old, S0Plain.whole(LOCK_REPORT)));
    assertEquals(List.of(new S0Effect.Opened(LOCK_REPORT)), effects);
  }

  @Test
  void and_not_after_its_radio_acknowledged_the_new_one() {
    Octets old = issueNonce();
    Octets young = issueNonce();
    on(new S0Input.NonceDelivered(young));
    hear(sealedBy(KEYS, old, S0Plain.whole(LOCK_REPORT)));
    assertEquals(List.of(new S0Effect.Dropped(Drop.SEALED_WITH_UNKNOWN_NONCE)), effects);
    hear(sealedBy(KEYS, young, S0Plain.whole(LOCK_REPORT)));
    assertEquals(List.of(new S0Effect.Opened(LOCK_REPORT)), effects);
  }

  @Test
  void a_used_nonce_ends_those_before_it() {
    Octets old = issueNonce();
    Octets young = issueNonce();
    hear(sealedBy(KEYS, young, S0Plain.whole(LOCK_REPORT)));
    hear(sealedBy(KEYS, old, S0Plain.whole(LOCK_REPORT)));
    assertEquals(List.of(new S0Effect.Dropped(Drop.SEALED_WITH_UNKNOWN_NONCE)), effects);
  }

  @Test
  void no_two_nonces_begin_alike_and_four_are_remembered() {
    var firsts = new ArrayList<Integer>();
    for (int i = 0; i < 8; i++) {
      firsts.add(issueNonce().at(0));
    }
    assertEquals(List.of(0x11, 0x12, 0x13, 0x14, 0x15, 0x11, 0x12, 0x13), firsts);
    assertEquals(S0Limits.ISSUED, session.nonces().issued().size());
  }

  @Test
  void a_reply_may_be_sealed_with_our_half_of_the_question() {
    on(new S0Input.Say(Octets.ofHex("6202"), KEYS));
    hear(new S0Command.NonceReport(NONCE_OF_LOCK).encode());
    Octets reply = sealedBy(KEYS, ENTROPY, S0Plain.whole(LOCK_REPORT));
    hear(reply);
    assertEquals(List.of(new S0Effect.Opened(LOCK_REPORT)), effects);
    hear(reply);
    assertEquals(List.of(new S0Effect.Dropped(Drop.SEALED_WITH_UNKNOWN_NONCE)), effects);
  }

  @Test
  void a_message_that_wants_a_nonce_gets_it_before_anything_else_happens() {
    Octets nonce = issueNonce();
    hear(sealedBy(KEYS, nonce, S0Plain.firstHalf(5, LOCK_REPORT.slice(0, 3))));
    Octets next = only(S0Effect.ReportNonce.class, S0Effect.ReportNonce::nonce);
    hear(sealedBy(KEYS, next, S0Plain.secondHalf(5, LOCK_REPORT.from(3))));
    assertEquals(List.of(new S0Effect.Opened(LOCK_REPORT)), effects);
  }

  @Test
  void halves_of_two_commands_do_not_make_one() {
    hear(sealedBy(KEYS, issueNonce(), S0Plain.firstHalf(5, LOCK_REPORT.slice(0, 3))));
    Octets next = only(S0Effect.ReportNonce.class, S0Effect.ReportNonce::nonce);
    hear(sealedBy(KEYS, next, S0Plain.secondHalf(6, LOCK_REPORT.from(3))));
    assertEquals(List.of(new S0Effect.Dropped(Drop.SECOND_HALF_ALONE)), effects);
  }

  @Test
  void a_half_that_is_too_old_is_forgotten() {
    hear(sealedBy(KEYS, issueNonce(), S0Plain.firstHalf(5, LOCK_REPORT.slice(0, 3))));
    nowNanos += S0Limits.HALF_LIFE_NANOS;
    hear(sealedBy(KEYS, issueNonce(), S0Plain.secondHalf(5, LOCK_REPORT.from(3))));
    assertEquals(List.of(new S0Effect.Dropped(Drop.SECOND_HALF_ALONE)), effects);
  }

  @Test
  void a_long_command_goes_out_in_two_halves_with_a_nonce_each() {
    Octets command = Octets.ofHex("63".repeat(30));
    on(new S0Input.Say(command, KEYS));
    hear(new S0Command.NonceReport(NONCE_OF_LOCK).encode());
    S0Plain first = openedByLock(NONCE_OF_LOCK);
    assertTrue(first.isFirstHalf());
    assertEquals(26, first.part().size());
    assertEquals(FRAME_BYTES, only(S0Effect.Transmit.class, S0Effect.Transmit::command).size());

    Octets another = Octets.ofHex("b1b2b3b4b5b6b7b8");
    hear(new S0Command.NonceReport(another).encode());
    S0Plain second = openedByLock(another);
    assertTrue(second.second());
    assertEquals(first.counter(), second.counter());
    assertEquals(command, first.part().plus(second.part()));
    assertTrue(session.accepts());
  }

  @Test
  void when_the_nonce_of_the_second_half_does_not_come_it_is_asked_for() {
    on(new S0Input.Say(Octets.ofHex("63".repeat(30)), KEYS));
    hear(new S0Command.NonceReport(NONCE_OF_LOCK).encode());
    wake();
    only(S0Effect.AskNonce.class, S0Effect.AskNonce::command);
  }

  @Test
  void what_does_not_fit_in_two_messages_is_not_said() {
    on(new S0Input.Say(Octets.ofHex("63".repeat(53)), KEYS));
    assertEquals(List.of(new S0Effect.Unsaid(Why.TOO_LONG)), effects);
    on(new S0Input.Say(Octets.ofHex("63".repeat(52)), KEYS));
    only(S0Effect.AskNonce.class, S0Effect.AskNonce::command);
  }

  @Test
  void garbage_is_dropped_by_name() {
    hear(Octets.ofHex("988001"));
    assertEquals(List.of(new S0Effect.Dropped(Drop.MALFORMED)), effects);
    hear(Octets.ofHex("9881"));
    assertEquals(List.of(new S0Effect.Dropped(Drop.MALFORMED)), effects);
  }

  @Test
  void only_nonces_and_sealed_messages_are_the_sessions() {
    assertTrue(S0Session.isIts(Octets.ofHex("9840")));
    assertTrue(S0Session.isIts(Octets.ofHex("98c1")));
    assertFalse(S0Session.isIts(Octets.ofHex("980500")));
    assertFalse(S0Session.isIts(Octets.ofHex("9f0100")));
    assertFalse(S0Session.isIts(Octets.ofHex("98")));
  }

  @Test
  void long_range_has_no_s0() {
    assertThrows(IllegalArgumentException.class, () -> new S0Path(HOST, new NodeId(256)));
  }

  @Test
  void keys_do_not_print() {
    assertEquals("<redacted>", KEYS.toString());
    assertFalse(new S0Input.Say(LOCKED, KEYS).toString().contains("c5fe"));
  }

  private Octets issueNonce() {
    hear(new S0Command.NonceGet().encode());
    return only(S0Effect.ReportNonce.class, S0Effect.ReportNonce::nonce);
  }

  private Octets sealedBy(S0Keys keys, Octets nonce, S0Plain plain) {
    Octets own = Octets.ofHex("c1c2c3c4c5c6c7c8");
    return S0Cipher.seal(keys, new S0Path(LOCK, HOST), own, nonce, plain).encode();
  }

  private S0Plain openedByLock(Octets nonce) {
    Octets sealed = only(S0Effect.Transmit.class, S0Effect.Transmit::command);
    var command = (S0Command.Encapsulated) S0Command.decode(sealed);
    return S0Plain.decode(
        S0Cipher.open(KEYS, new S0Path(HOST, LOCK), command, nonce).orElseThrow());
  }

  private void hear(Octets command) {
    on(new S0Input.Heard(command, KEYS, ENTROPY));
  }

  private void wake() {
    on(new S0Input.Woke(session.round()));
  }

  private void on(S0Input input) {
    S0Step step = S0Machine.on(session, input, nowNanos);
    session = step.session();
    effects = step.effects();
  }

  private <E extends S0Effect, T> T only(Class<E> kind, Function<E, T> part) {
    return effects.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .map(part)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " in " + effects));
  }
}
