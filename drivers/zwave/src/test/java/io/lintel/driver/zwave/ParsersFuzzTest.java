package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.api.NodeInformation;
import io.lintel.driver.zwave.api.NodeProtocolInfo;
import io.lintel.driver.zwave.api.StickMessage;
import io.lintel.driver.zwave.api.StickReplies;
import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.node.Findings;
import io.lintel.driver.zwave.node.LockNews;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.FrameParser;
import io.lintel.driver.zwave.serial.Received;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Twice half a million random and mutated inputs through every parser; only {@link MalformedFrame}
 * may come.
 */
class ParsersFuzzTest {
  private static final int ROUNDS = 500_000;

  private static final Octets[] COMMANDS = {
    Octets.ofHex("760301"),
    Octets.ofHex("6203ff1105fefeff00"),
    Octets.ofHex("800355"),
    Octets.ofHex("7105000000ff0606086303030134373131"),
    Octets.ofHex("7105000000ff0602008307000000000001000305"),
  };

  private static final LockNews.State NOTHING_KNOWN =
      new LockNews.State(Optional.empty(), false, false, OptionalLong.empty());

  private final SplittableRandom random = new SplittableRandom(Long.getLong("sim.seed", 1));
  private long understood;

  @Test
  void no_exception_escapes_a_parser() {
    for (int i = 0; i < ROUNDS; i++) {
      Octets command = random.nextInt(4) == 0 ? noise() : mutated(COMMANDS[random.nextInt(5)]);
      tried(() -> LockNews.on(NOTHING_KNOWN, 0, CommandClasses.decode(command), 0));
      tried(() -> NodeInformation.decode(command));
      tried(() -> NodeProtocolInfo.decode(command));
      tried(() -> Findings.decode(command));
      tried(() -> StickReplies.decodeAll(command));
    }
    assertTrue(understood > ROUNDS / 10, "the inputs were all nonsense: nothing was tested");
  }

  @Test
  void no_exception_escapes_the_line() {
    var parser = new FrameParser();
    for (int i = 0; i < ROUNDS; i++) {
      Octets framed = Frame.request(function(), mutated(COMMANDS[random.nextInt(5)])).encode();
      Octets bytes = random.nextInt(3) == 0 ? mutated(framed) : framed;
      ByteBuffer chunk = random.nextInt(8) == 0 ? noise().buffer() : bytes.buffer();
      for (Received received : parser.feed(chunk, i * 200_000_000L)) {
        decode(received);
      }
    }
    assertTrue(understood > ROUNDS / 10, "the inputs were all nonsense: nothing was tested");
  }

  private void decode(Received received) {
    if (received instanceof Received.Whole(Frame frame)) {
      var width = random.nextBoolean() ? NodeIdWidth.EIGHT_BITS : NodeIdWidth.SIXTEEN_BITS;
      tried(() -> StickMessage.decode(frame, width));
    }
  }

  private int function() {
    int[] functions = {0x04, 0xA8, 0x49, 0x0A, 0x13};
    return functions[random.nextInt(functions.length)];
  }

  private void tried(Runnable parser) {
    try {
      parser.run();
      understood++;
    } catch (MalformedFrame expected) {
      assertTrue(String.valueOf(expected.getMessage()).contains(" at byte "));
    }
  }

  private Octets noise() {
    byte[] bytes = new byte[random.nextInt(24)];
    random.nextBytes(bytes);
    return Octets.copyOf(bytes);
  }

  /** One byte changed, or the end cut off, or both, or neither. */
  private Octets mutated(Octets octets) {
    byte[] bytes = octets.toArray();
    if (random.nextBoolean()) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    int size = random.nextInt(3) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
    return Octets.copyOf(bytes, Math.max(size, 1));
  }
}
