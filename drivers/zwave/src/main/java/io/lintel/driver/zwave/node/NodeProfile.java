package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.BatteryClass;
import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.WakeUpClass;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a node is.
 *
 * @param listening always awake; otherwise each transmission wakes it by a beam of a second
 * @param security the best class that it was granted; empty when it is spoken to in the clear
 * @param secured command classes that it has at that class, as it listed them
 * @param versions by endpoint (0 is the node itself), then by command class; 1 and up
 * @param answers to the interview's questions; a question that it did not answer is not here
 */
public record NodeProfile(
    boolean listening,
    Optional<SecurityClass> security,
    Set<Integer> secured,
    Map<Integer, Map<Integer, Integer>> versions,
    Map<Question, Octets> answers) {
  public NodeProfile {
    secured = Set.copyOf(secured);
    versions = Map.copyOf(versions);
    answers = Map.copyOf(answers);
  }

  /** 0 when the endpoint has no such command class. */
  public int version(int endpoint, int commandClass) {
    return versions.getOrDefault(endpoint, Map.of()).getOrDefault(commandClass, 0);
  }

  /** Of the node itself. */
  public boolean has(int commandClass) {
    return version(0, commandClass) > 0;
  }

  public Set<Integer> classes(int endpoint) {
    return versions.getOrDefault(endpoint, Map.of()).keySet();
  }

  /** How many parts it has beside itself, numbered from 1. */
  public int endpoints() {
    return versions.size() - 1;
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

  /** The same decoded; empty also when it makes no sense. */
  public Optional<NodeCommand> told(Question question) {
    return told(answers, question);
  }

  static Optional<NodeCommand> told(Map<Question, Octets> answers, Question question) {
    try {
      return Optional.ofNullable(answers.get(question)).map(CommandClasses::decode);
    } catch (MalformedFrame _) {
      return Optional.empty();
    }
  }

  /** Who made it, which type and which product; empty while not told. */
  public Optional<Product> product() {
    return answer(Questions.WHO_MADE_IT).flatMap(Product::of);
  }

  public Optional<BoltProtocol> bolt() {
    return BoltProtocol.among(classes(0));
  }

  public boolean hasBattery() {
    return has(BatteryClass.ID);
  }

  /** Whether it speaks more to those who have its key. */
  public boolean knowsSecurity() {
    return has(CommandClasses.SECURITY_0) || has(CommandClasses.SECURITY_2);
  }

  /** Whether nothing but itself wakes it. A lock is woken by a beam. */
  public boolean sleeps() {
    return !listening && has(WakeUpClass.ID);
  }

  /** How many unacknowledged transmissions are enough: each costs a sleeping lock's battery. */
  public int transmissionsLimit() {
    return listening ? 3 : 2;
  }
}
