package io.lintel.driver.zwave.security.s2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was heard or said long ago does not stand in the way of what is said now. */
class S2LongAgoTest extends S2Pair {
  private static final Duration OFF_THE_AIR = Duration.ofSeconds(10);

  @Test
  void a_span_begun_long_after_ours_is_spoken_in_at_once() {
    Octets late = toldButOvertaken();
    pass(OFF_THE_AIR);
    assertEquals(List.of(delivered(REPORT)), host.hear(begunWith(late)));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(carried(host.send(3, UNLOCK))));
  }

  @Test
  void a_span_that_may_have_passed_ours_on_the_air_is_not_spoken_in() {
    Octets late = toldButOvertaken();
    pass(OFF_THE_AIR.minusMillis(1));
    assertEquals(List.of(delivered(REPORT)), host.hear(begunWith(late)));
    asked(host.send(3, UNLOCK));
  }

  /** A nonce that the host told before it began a span itself, and that is still on the air. */
  private Octets toldButOvertaken() {
    Octets nonce = told(host.hear(noise()));
    inStep();
    return nonce;
  }

  private Octets begunWith(Octets nonce) {
    assertEquals(dropped(S2Drop.STRAY_NONCE), node.hear(nonce));
    return carried(node.send(2, REPORT));
  }

  @Test
  void a_question_that_was_never_answered_does_not_swallow_later_trouble() {
    host.send(1, UNLOCK);
    List<S2Effect> waits = nodeBeginsBySpeaking();
    host.on(new S2Input.Take(1, Octets.NONE));
    host.on(new S2Input.Settled(1));
    woken(waits);
    Octets unread = carried(host.send(2, UNLOCK));
    node.on(new S2Input.Forget());
    List<S2Effect> effects = host.hear(told(node.hear(unread)));
    assertTrue(((S2Effect.Carry) effects.getFirst()).isRepetition());
    assertEquals(List.of(delivered(UNLOCK)), node.hear(carried(effects)));
  }

  /** The host has asked for a nonce; the node asks too, and is first to use one. */
  private List<S2Effect> nodeBeginsBySpeaking() {
    Octets begin = carried(node.hear(told(host.hear(asked(node.send(1, REPORT))))));
    List<S2Effect> effects = host.hear(begin);
    assertEquals(delivered(REPORT), effects.getFirst());
    return effects.subList(1, effects.size());
  }

  @Test
  void a_question_with_a_number_of_long_ago_is_answered() {
    Octets question = new S2Frame.NonceGet(5).encode();
    told(node.hear(question));
    pass(OFF_THE_AIR.minusMillis(1));
    assertEquals(dropped(S2Drop.DUPLICATE), node.hear(question));
    pass(Duration.ofMillis(1));
    told(node.hear(question));
  }

  private static Octets noise() {
    return Octets.of(S2Frame.CLASS_ID, 3, 99, 0).plus(S2Keys.repeated(7, 9));
  }
}
