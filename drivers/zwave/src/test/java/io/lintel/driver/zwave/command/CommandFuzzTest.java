package io.lintel.driver.zwave.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Mutated commands of every class that is understood; only {@link MalformedFrame} may come. A
 * second in the build, {@code -Dfuzz.seconds=600} on demand; {@code -Dsim.seed} for other inputs.
 */
class CommandFuzzTest {
  private static final int ROUNDS_BETWEEN_LOOKS_AT_THE_CLOCK = 1_000;
  private static final long NANOS = Long.getLong("fuzz.seconds", 1) * 1_000_000_000L;

  private final SplittableRandom random = new SplittableRandom(Long.getLong("sim.seed", 1));
  private final Map<Integer, Long> understood = new HashMap<>();

  @Test
  void no_exception_escapes_a_command_class() {
    long begin = System.nanoTime();
    do {
      for (int i = 0; i < ROUNDS_BETWEEN_LOOKS_AT_THE_CLOCK; i++) {
        CommandSamples.ALL.forEach(sample -> tried(mutated(sample)));
      }
    } while (System.nanoTime() - begin < NANOS);
    assertTrue(
        understood.keySet().containsAll(CommandClasses.understood()),
        () -> "of some classes no input made sense: " + understood.keySet());
  }

  private void tried(Octets command) {
    try {
      assertFalse(CommandClasses.decode(command).toString().isEmpty());
      understood.merge(command.at(0), 1L, Long::sum);
    } catch (MalformedFrame expected) {
      assertTrue(String.valueOf(expected.getMessage()).contains(" at byte "));
    } catch (RuntimeException escaped) {
      throw new AssertionError("escaped from " + command.hex(), escaped);
    }
  }

  private Octets mutated(Octets octets) {
    return switch (random.nextInt(5)) {
      case 0 -> octets.slice(0, 1 + random.nextInt(octets.size()));
      case 1 -> octets.plus(noise(random.nextInt(8)));
      case 2 -> withOtherOctets(octets, 1 + random.nextInt(octets.size()));
      case 3 -> octets.slice(0, Math.min(2, octets.size())).plus(noise(random.nextInt(24)));
      default -> withOtherOctets(octets, 1);
    };
  }

  /** Values at the ends of ranges more often than others. */
  private Octets withOtherOctets(Octets octets, int count) {
    byte[] bytes = octets.toArray();
    int[] ends = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF};
    for (int i = 0; i < count; i++) {
      int value = random.nextBoolean() ? ends[random.nextInt(ends.length)] : random.nextInt(256);
      bytes[random.nextInt(bytes.length)] = (byte) value;
    }
    return Octets.copyOf(bytes);
  }

  private Octets noise(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Octets.copyOf(bytes);
  }
}
