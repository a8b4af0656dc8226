package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.wire.Octets;
import java.util.HashSet;
import java.util.Set;

/**
 * Commands that a node does not know under Supervision, by class and number. The node says so anew
 * for what is beyond the limit.
 */
final class Unsupervised {
  private static final int LIMIT = 64;

  private final Set<Octets> commands = new HashSet<>();

  void add(Octets command) {
    if (commands.size() < LIMIT) {
      commands.add(name(command));
    }
  }

  boolean has(Octets command) {
    return commands.contains(name(command));
  }

  private static Octets name(Octets command) {
    return command.slice(0, Math.min(2, command.size()));
  }
}
