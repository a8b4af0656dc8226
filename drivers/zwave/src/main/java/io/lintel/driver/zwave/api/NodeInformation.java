package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A node information frame: what a node says about itself in the clear.
 *
 * @param supported command classes, one- and two-byte ids
 */
public record NodeInformation(
    int basicClass, int genericClass, int specificClass, Set<Integer> supported) {
  /** What follows is controlled, not supported. */
  private static final int CONTROLLED_MARK = 0xEF;

  /** From here on an id takes two bytes. */
  private static final int FIRST_LONG_ID = 0xF1;

  public NodeInformation {
    supported = Set.copyOf(supported);
  }

  /**
   * Decodes the information without its length byte.
   *
   * @param octets basic, generic, specific class, then the command classes
   */
  public static NodeInformation decode(Octets octets) {
    var reader = new OctetReader(octets, "node information");
    return new NodeInformation(
        reader.u8("basic class"),
        reader.u8("generic class"),
        reader.u8("specific class"),
        supported(reader));
  }

  /** The supported ones of a list of command classes, as it stands in several commands. */
  public static Set<Integer> supported(Octets list) {
    return supported(new OctetReader(list, "list of command classes"));
  }

  private static Set<Integer> supported(OctetReader reader) {
    Set<Integer> classes = new LinkedHashSet<>();
    while (reader.left() > 0) {
      int id = reader.u8("command class");
      if (id == CONTROLLED_MARK) {
        break;
      }
      classes.add(id < FIRST_LONG_ID ? id : id << 8 | reader.u8("second byte of a command class"));
    }
    return classes;
  }
}
