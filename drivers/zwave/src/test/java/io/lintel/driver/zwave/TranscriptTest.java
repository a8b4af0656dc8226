package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.api.StickMessage;
import io.lintel.driver.zwave.command.CommandClassNames;
import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.encap.Peeled;
import io.lintel.driver.zwave.encap.Peeled.Content;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The transcript through our decoders: what is not understood is counted by its name. */
class TranscriptTest {
  private static final String EXPECTED =
      """
      1 Association GroupCount
      2 Association Report
      1 Basic Report
      1 Battery Report
      1 Lock Report
      4 Manufacturer Specific Report
      2 Multilevel Sensor Report
      1 Multilevel Sensor Scales
      1 Multilevel Sensor Supported
      4 Version Capabilities
      36 Version ClassVersion
      4 Version Report
      4 Z-Wave Plus Info Report
      1 stick: REQUEST 0x0A
      7 stick: REQUEST 0x49
      5 stick: REQUEST 0x4A
      4 stick: REQUEST 0x4B
      1 stick: REQUEST 0x51
      1 stick: REQUEST 0x55
      388 stick: REQUEST 0xA9
      1 stick: RESPONSE 0x02
      1 stick: RESPONSE 0x05
      1 stick: RESPONSE 0x07
      1 stick: RESPONSE 0x15
      1 stick: RESPONSE 0x20
      8 stick: RESPONSE 0x41
      1 stick: RESPONSE 0x51
      1 stick: RESPONSE 0x55
      1 stick: RESPONSE 0x56
      7 stick: RESPONSE 0x60
      388 stick: RESPONSE 0xA9
      1 under a key: Security 0x05
      48 under a key: Security 0x40
      61 under a key: Security 0x80
      48 under a key: Security 0x81
      4 under a key: Security 2 0x02
      343 under a key: Security 2 0x03
      """;

  private final Map<String, Integer> counts = new TreeMap<>();

  @Test
  void every_command_of_the_transcript_is_understood_or_counted_by_name() {
    Transcript.read().stream().filter(Transcript.Line::fromStick).forEach(this::count);
    assertEquals(EXPECTED, String.join("\n", counted()) + "\n");
  }

  private List<String> counted() {
    return counts.entrySet().stream().map(each -> each.getValue() + " " + each.getKey()).toList();
  }

  private void count(Transcript.Line line) {
    Frame frame = line.frame();
    if (frame.type() == Frame.Type.REQUEST
        && StickMessage.decode(frame, NodeIdWidth.EIGHT_BITS)
            instanceof StickMessage.FromNode(_, _, Octets command)) {
      commands(command);
    } else {
      tally("stick: %s 0x%02X".formatted(frame.type(), frame.function()));
    }
  }

  private void commands(Octets octets) {
    switch (Peeled.of(octets).content()) {
      case Content.Commands(List<Octets> commands) -> commands.forEach(this::command);
      case Content.Report _ -> tally("Supervision Report");
    }
  }

  private void command(Octets octets) {
    NodeCommand command = CommandClasses.decode(octets);
    String name = CommandClassNames.of(octets.at(0));
    tally(
        command instanceof NodeCommand.Unmodelled unmodelled
            ? (isSecured(unmodelled) ? "under a key: " : "not understood: ") + unmodelled
            : name + " " + command.getClass().getSimpleName());
  }

  private static boolean isSecured(NodeCommand.Unmodelled command) {
    return command.commandClass() == CommandClasses.SECURITY_0
        || command.commandClass() == CommandClasses.SECURITY_2;
  }

  private void tally(String name) {
    counts.merge(name, 1, Integer::sum);
  }
}
