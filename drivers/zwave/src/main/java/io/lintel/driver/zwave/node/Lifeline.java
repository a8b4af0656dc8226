package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.AssociationClass;
import io.lintel.driver.zwave.command.MultiChannelAssociationClass;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;

/**
 * The lifeline of a node: group 1 of Association, or of its multi-channel form where the node has
 * parts, so that reports come with their endpoint. Pure.
 *
 * @param commandClass 0 when the node has neither
 */
record Lifeline(int commandClass) {
  static Lifeline of(NodeProfile profile) {
    if (profile.endpoints() > 0 && profile.has(MultiChannelAssociationClass.ID)) {
      return new Lifeline(MultiChannelAssociationClass.ID);
    }
    return new Lifeline(profile.has(AssociationClass.ID) ? AssociationClass.ID : 0);
  }

  /** On Long Range it is fixed. */
  boolean canBeSet(NodeId node) {
    return commandClass != 0 && !node.isLongRange();
  }

  Question question() {
    return Question.about(
        commandClass == AssociationClass.ID
            ? AssociationClass.get(AssociationClass.LIFELINE)
            : MultiChannelAssociationClass.get(AssociationClass.LIFELINE));
  }

  Octets setting(NodeId stick) {
    return commandClass == AssociationClass.ID
        ? AssociationClass.add(AssociationClass.LIFELINE, stick.value())
        : MultiChannelAssociationClass.add(
            AssociationClass.LIFELINE, new MultiChannelAssociationClass.Target(stick.value(), 0));
  }

  /** Whether the node itself reports to the stick. */
  boolean names(NodeId stick, NodeCommand report) {
    return switch (report) {
      case AssociationClass.Report group -> group.nodes().contains(stick.value());
      case MultiChannelAssociationClass.Report group ->
          group.nodes().contains(stick.value())
              || group.targets().stream().anyMatch(each -> each.node() == stick.value());
      default -> false;
    };
  }
}
