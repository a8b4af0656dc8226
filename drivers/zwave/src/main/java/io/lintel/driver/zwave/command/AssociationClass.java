package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * Association, 0x85, versions 1 to 3: whom a node tells what. Its node ids are of one octet: nodes
 * of Long Range have a lifeline that is fixed.
 */
public final class AssociationClass {
  public static final int ID = 0x85;

  /** The group that gets all of a node's reports. */
  public static final int LIFELINE = 1;

  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int REMOVE = 0x04;
  private static final int GROUPINGS_GET = 0x05;
  private static final int GROUPINGS_REPORT = 0x06;

  /** Adds a node, 1..232, to a group. */
  public static Octets add(int group, int node) {
    return Octets.of(ID, SET, group, node);
  }

  public static Octets get(int group) {
    return Octets.of(ID, GET, group);
  }

  public static Octets remove(int group, int node) {
    return Octets.of(ID, REMOVE, group, node);
  }

  public static Octets getGroupCount() {
    return Octets.of(ID, GROUPINGS_GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> report(reader);
      case GROUPINGS_REPORT -> new GroupCount(reader.u8("group count"));
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Report report(OctetReader reader) {
    int group = reader.u8("group");
    int limit = reader.u8("limit");
    int toFollow = reader.u8("reports to follow");
    var nodes = new ArrayList<Integer>();
    while (reader.left() > 0) {
      nodes.add(reader.u8("node"));
    }
    return new Report(group, limit, toFollow, nodes);
  }

  /** What a node says of its associations. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * Who is in a group.
   *
   * @param limit how many nodes it can hold
   * @param toFollow more reports that come for the same question
   */
  public record Report(int group, int limit, int toFollow, List<Integer> nodes)
      implements FromNode {
    public Report {
      nodes = List.copyOf(nodes);
    }
  }

  /** How many groups there are. */
  public record GroupCount(int count) implements FromNode {}

  private AssociationClass() {}
}
