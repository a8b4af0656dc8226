package io.lintel.driver.zwave.security.s2;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Changed frames through parser and machine: nothing escapes, nothing is obeyed, nothing grows. */
class S2FuzzTest {
  private static final int ROUNDS = 10_000;
  private static final int STATE_SIZE_LIMIT = 4_000;

  private final SplittableRandom random = new SplittableRandom(Long.getLong("sim.seed", 1));
  private final S2Side host = S2Side.host(1);
  private final S2Side node = S2Side.node(1);

  @Test
  void no_exception_escapes_and_nothing_changed_is_obeyed() {
    long beginNanos = System.nanoTime();
    long wantedNanos = TimeUnit.SECONDS.toNanos(Long.getLong("fuzz.seconds", 0));
    Octets begin = begin();
    List<Octets> frames =
        List.of(
            begin,
            carried(host.send(2, "620100")),
            new S2Frame.NonceGet(7).encode(),
            S2Frame.NonceReport.giving(8, S2Keys.repeated(3, 16)).encode(),
            Octets.ofHex("9f0309030341050244aa").plus(S2Keys.repeated(5, 12)));
    for (int i = 0; i < ROUNDS || System.nanoTime() - beginNanos < wantedNanos; i++) {
      hear(changed(frames.get(random.nextInt(frames.size()))));
    }
    assertTrue(node.state.toString().length() < STATE_SIZE_LIMIT, "the state grows");
  }

  @Test
  void no_exception_but_one_escapes_the_parser_of_extensions() {
    int understood = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try {
        Extensions.read(new OctetReader(changed(Octets.ofHex("0301070441aabb02c4")), "extensions"));
        understood++;
      } catch (MalformedFrame malformed) {
        assertTrue(String.valueOf(malformed.getMessage()).contains(" at byte "));
      }
    }
    assertTrue(understood > ROUNDS / 50, "all nonsense: nothing was tested");
  }

  private void hear(Octets frame) {
    node.nowNanos += TimeUnit.MILLISECONDS.toNanos(random.nextInt(100));
    for (S2Effect effect : node.hear(frame)) {
      assertTrue(!(effect instanceof S2Effect.Deliver), "a changed frame was obeyed");
    }
    if (random.nextInt(50) == 0) {
      node.send(random.nextInt(), "6202");
      node.on(new S2Input.Woke(node.state.round()));
    }
  }

  /** Heard by the node, so that whatever comes of it later is a repetition. */
  private Octets begin() {
    var question = (S2Effect.AskNonce) host.send(1, "6202").getFirst();
    var nonce = (S2Effect.TellNonce) node.hear(question.frame()).getFirst();
    Octets message = carried(host.hear(nonce.frame()));
    node.hear(message);
    return message;
  }

  private static Octets carried(List<S2Effect> effects) {
    return ((S2Effect.Carry) effects.getFirst()).frame();
  }

  /** One bit changed, or the end cut off, or something added, or noise altogether. */
  private Octets changed(Octets frame) {
    byte[] bytes = frame.toArray();
    return switch (random.nextInt(4)) {
      case 0 -> frame.slice(0, random.nextInt(bytes.length));
      case 1 -> frame.plus(random.nextInt(256));
      case 2 -> {
        byte[] noise = new byte[random.nextInt(48)];
        random.nextBytes(noise);
        yield random.nextBoolean()
            ? Octets.copyOf(noise)
            : Octets.of(0x9F, 3).plus(Octets.copyOf(noise));
      }
      default -> {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        yield Octets.copyOf(bytes);
      }
    };
  }
}
