package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.api.StickParsers;
import io.lintel.driver.zwave.backup.BackupParsers;
import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.command.CommandSamples;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.encap.EncapParsers;
import io.lintel.driver.zwave.network.NetworkParsers;
import io.lintel.driver.zwave.node.KeptParsers;
import io.lintel.driver.zwave.security.join.JoinParsers;
import io.lintel.driver.zwave.security.s0.S0Parsers;
import io.lintel.driver.zwave.security.s2.S2Parsers;
import io.lintel.driver.zwave.serial.FrameParser;
import io.lintel.driver.zwave.wire.FuzzedParser;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Every parser of the driver in turn: nothing escapes but what it promises. Two seconds in the
 * build; {@code -Dfuzz.seconds=600} on demand prints how often each understood; {@code -Dsim.seed}
 * for other inputs.
 */
class EveryParserFuzzTest {
  private static final int ROUNDS_BETWEEN_LOOKS_AT_THE_CLOCK = 200;
  private static final long SECONDS = Long.getLong("fuzz.seconds", 2);

  private final SplittableRandom random = new SplittableRandom(Long.getLong("sim.seed", 1));
  private final List<FuzzedParser> parsers = parsers();
  private final Map<String, Long> understood = new LinkedHashMap<>();
  private long rounds;

  @Test
  void nothing_escapes_any_parser_but_what_it_promises() {
    long beginNanos = System.nanoTime();
    do {
      for (int i = 0; i < ROUNDS_BETWEEN_LOOKS_AT_THE_CLOCK; i++) {
        parsers.forEach(this::round);
      }
    } while (System.nanoTime() - beginNanos < SECONDS * 1_000_000_000L);
    assertTrue(
        parsers.stream().allMatch(each -> understood.containsKey(each.name())),
        () -> "of some nothing made sense: " + understood.keySet());
    if (Long.getLong("fuzz.seconds") != null) {
      System.out.println(rounds + " inputs for each parser; understood: " + understood);
    }
  }

  private void round(FuzzedParser parser) {
    rounds += parser.equals(parsers.getFirst()) ? 1 : 0;
    if (parser.tries(parser.input(random))) {
      understood.merge(parser.name(), 1L, Long::sum);
    }
  }

  private List<FuzzedParser> parsers() {
    RandomSource source =
        count -> {
          byte[] bytes = new byte[count];
          random.nextBytes(bytes);
          return Octets.copyOf(bytes);
        };
    List<FuzzedParser> all = new ArrayList<>(StickParsers.all());
    all.add(line());
    all.addAll(EncapParsers.all());
    all.addAll(S0Parsers.all());
    all.addAll(S2Parsers.all());
    all.addAll(JoinParsers.all(source));
    all.add(commands());
    all.addAll(KeptParsers.all());
    all.addAll(BackupParsers.all(source));
    all.addAll(NetworkParsers.all());
    return all;
  }

  /** It keeps what is not whole, so that each input meets what those before it left. */
  private static FuzzedParser line() {
    var parser = new FrameParser();
    return FuzzedParser.ofKept(
        "line",
        octets -> !parser.feed(octets.buffer(), System.nanoTime()).isEmpty(),
        Octets.ofHex("06"),
        Octets.ofHex("010700131f00000df9"));
  }

  private static FuzzedParser commands() {
    return new FuzzedParser(
        "command classes",
        CommandSamples.ALL,
        Optional.of(MalformedFrame.class),
        octets -> !CommandClasses.decode(octets).toString().isEmpty());
  }
}
