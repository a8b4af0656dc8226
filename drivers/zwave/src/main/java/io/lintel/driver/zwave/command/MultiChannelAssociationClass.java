package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * Multi Channel Association, 0x8E, versions 2 to 4: as {@link AssociationClass}, with endpoints.
 */
public final class MultiChannelAssociationClass {
  public static final int ID = 0x8E;

  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int REMOVE = 0x04;
  private static final int GROUPINGS_GET = 0x05;
  private static final int GROUPINGS_REPORT = 0x06;

  /** Stands between nodes alone and nodes with endpoints. */
  private static final int MARKER = 0x00;

  /** Adds an endpoint of a node to a group; then the node's reports name their own endpoint too. */
  public static Octets add(int group, Target target) {
    return Octets.of(ID, SET, group, MARKER, target.node(), target.endpoint());
  }

  public static Octets get(int group) {
    return Octets.of(ID, GET, group);
  }

  public static Octets remove(int group, Target target) {
    return Octets.of(ID, REMOVE, group, MARKER, target.node(), target.endpoint());
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
    return new Report(group, limit, toFollow, nodes(reader), targets(reader));
  }

  private static List<Integer> nodes(OctetReader reader) {
    var nodes = new ArrayList<Integer>();
    while (reader.left() > 0) {
      int node = reader.u8("node");
      if (node == MARKER) {
        break;
      }
      nodes.add(node);
    }
    return nodes;
  }

  private static List<Target> targets(OctetReader reader) {
    var targets = new ArrayList<Target>();
    while (reader.left() > 0) {
      targets.add(new Target(reader.u8("node"), reader.u8("endpoint")));
    }
    return targets;
  }

  /** What a node says of its associations. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * An endpoint of a node; endpoint 0 is its root.
   *
   * @param node 1..232
   * @param endpoint 0..127
   */
  public record Target(int node, int endpoint) {}

  /**
   * Who is in a group.
   *
   * @param limit how many it can hold
   * @param toFollow more reports that come for the same question
   */
  public record Report(
      int group, int limit, int toFollow, List<Integer> nodes, List<Target> targets)
      implements FromNode {
    public Report {
      nodes = List.copyOf(nodes);
      targets = List.copyOf(targets);
    }
  }

  /** How many groups there are. */
  public record GroupCount(int count) implements FromNode {}

  private MultiChannelAssociationClass() {}
}
