package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.api.NodeInformation;
import io.lintel.driver.zwave.command.BatteryClass;
import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;
import java.util.Set;

/**
 * What a node is, as far as it said so in the clear.
 *
 * @param listening always awake; otherwise each transmission wakes it by a beam of a second
 */
public record NodeProfile(boolean listening, Set<Integer> commandClasses) {
  public NodeProfile {
    commandClasses = Set.copyOf(commandClasses);
  }

  public Optional<BoltProtocol> bolt() {
    return BoltProtocol.among(commandClasses);
  }

  public boolean hasBattery() {
    return commandClasses.contains(BatteryClass.ID);
  }

  /** Whether it speaks more to those who have its key. */
  public boolean knowsSecurity() {
    return commandClasses.contains(CommandClasses.SECURITY_0)
        || commandClasses.contains(CommandClasses.SECURITY_2);
  }

  /** How many unacknowledged transmissions are enough: each costs a sleeping lock's battery. */
  public int transmissionsLimit() {
    return listening ? 3 : 2;
  }

  /** For the node cache: one byte for listening, then the node information. */
  static Octets toCache(boolean listening, Octets information) {
    return Octets.of(listening ? 1 : 0).plus(information);
  }

  /** Empty when the cached bytes make no sense, as after a change of their form. */
  public static Optional<NodeProfile> ofCache(Octets cached) {
    if (cached.size() < 4) {
      return Optional.empty();
    }
    return Optional.of(of(cached.at(0) == 1, NodeInformation.decode(cached.from(1))));
  }

  static NodeProfile of(boolean listening, NodeInformation information) {
    return new NodeProfile(listening, information.supported());
  }
}
