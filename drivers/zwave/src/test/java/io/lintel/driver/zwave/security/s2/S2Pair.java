package io.lintel.driver.zwave.security.s2;

import static io.lintel.driver.zwave.security.s2.S2Side.ACCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.zwave.wire.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A host and a node that share their keys, and what is asked of their effects. */
abstract class S2Pair {
  static final String UNLOCK = "620100";
  static final String REPORT = "62030000";

  final S2Side host = S2Side.host(1);
  final S2Side node = S2Side.node(1);

  /** One command each way; the frame with which the span began. */
  Octets inStep() {
    Octets begin = carried(host.hear(told(node.hear(asked(host.send(100, "6202"))))));
    assertEquals(List.of(delivered("6202")), node.hear(begin));
    host.on(new S2Input.Settled(100));
    return begin;
  }

  void pass(Duration time) {
    host.nowNanos += time.toNanos();
    node.nowNanos += time.toNanos();
  }

  /** What the host does when the time is over that it has asked for. */
  List<S2Effect> woken(List<S2Effect> waits) {
    var wake = assertInstanceOf(S2Effect.WakeAfter.class, waits.getFirst());
    pass(Duration.ofMillis(wake.delayMillis()));
    return host.on(new S2Input.Woke(wake.round()));
  }

  static S2Effect delivered(String command) {
    return new S2Effect.Deliver(Octets.ofHex(command), ACCESS);
  }

  static List<S2Effect> dropped(S2Drop why) {
    return List.of(new S2Effect.Dropped(why));
  }

  static void assertDelivers(int count, List<S2Effect> effects) {
    List<S2Effect> delivered = new ArrayList<>(effects);
    delivered.removeIf(effect -> !(effect instanceof S2Effect.Deliver));
    assertEquals(count, delivered.size());
  }

  static Octets asked(List<S2Effect> effects) {
    return assertInstanceOf(S2Effect.AskNonce.class, effects.getFirst()).frame();
  }

  static Octets told(List<S2Effect> effects) {
    return assertInstanceOf(S2Effect.TellNonce.class, effects.getLast()).frame();
  }

  static Octets carried(List<S2Effect> effects) {
    return assertInstanceOf(S2Effect.Carry.class, effects.getFirst()).frame();
  }
}
