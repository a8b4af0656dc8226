package io.lintel.driver.zwave.encap;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/** Multi Command, 0x8F: {@code 8F 01 count (length command)*}. Understood, never sent. */
final class MultiCommand {
  static final int ID = 0x8F;

  private static final int ENCAP = 0x01;

  /** The commands inside, in order; at most 255, as one byte counts them. */
  static List<Octets> unwrap(Octets octets) {
    var reader = new OctetReader(octets, "Multi Command");
    reader.u8("command class");
    if (reader.u8("command") != ENCAP) {
      throw new MalformedFrame("Multi Command", "command", 1);
    }
    List<Octets> commands = new ArrayList<>();
    for (int left = reader.u8("count"); left > 0; left--) {
      commands.add(reader.octets(reader.u8("length"), "command"));
    }
    return List.copyOf(commands);
  }

  private MultiCommand() {}
}
