package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.api.NodeInformation;
import io.lintel.driver.zwave.command.BatteryClass;
import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a node is.
 *
 * @param listening always awake; otherwise each transmission wakes it by a beam of a second
 * @param security the best class that it was granted; empty when it is spoken to in the clear
 * @param versions by endpoint (0 is the node itself), then by command class; 1 and up
 * @param answers to the interview's questions; a question that it did not answer is not here
 */
public record NodeProfile(
    boolean listening,
    Optional<SecurityClass> security,
    Map<Integer, Map<Integer, Integer>> versions,
    Map<Question, Octets> answers) {
  public NodeProfile {
    versions = Map.copyOf(versions);
    answers = Map.copyOf(answers);
  }

  /** 0 when the endpoint has no such command class. */
  public int version(int endpoint, int commandClass) {
    return versions.getOrDefault(endpoint, Map.of()).getOrDefault(commandClass, 0);
  }

  public boolean has(int commandClass) {
    return version(0, commandClass) > 0;
  }

  /** The first endpoint that has a command class: the node itself before any part of it. */
  public OptionalInt endpointWith(int commandClass) {
    return versions.entrySet().stream()
        .filter(each -> each.getValue().containsKey(commandClass))
        .mapToInt(Map.Entry::getKey)
        .min();
  }

  /** The whole command with which the node answered, without encapsulation. */
  public Optional<Octets> answer(Question question) {
    return Optional.ofNullable(answers.get(question));
  }

  public Optional<BoltProtocol> bolt() {
    return BoltProtocol.among(versions.getOrDefault(0, Map.of()).keySet());
  }

  public boolean hasBattery() {
    return has(BatteryClass.ID);
  }

  /** Whether it speaks more to those who have its key. */
  public boolean knowsSecurity() {
    return has(CommandClasses.SECURITY_0) || has(CommandClasses.SECURITY_2);
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
    return new NodeProfile(
        listening, Optional.empty(), Map.of(0, atLeastOne(information.supported())), Map.of());
  }

  private static Map<Integer, Integer> atLeastOne(Set<Integer> commandClasses) {
    return commandClasses.stream().collect(Collectors.toMap(each -> each, _ -> 1));
  }
}
