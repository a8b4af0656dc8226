package io.lintel.driver.zwave;

import io.lintel.driver.zwave.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The users and PINs of a lock by User Credential, as the specification has them. */
final class SimulatedCredentials implements SimulatedFeature {
  private static final int DUPLICATE = 0x07;
  private static final int RESPONSE = 0x04;

  /** A PIN in its place. */
  record Held(int user, String digits) {}

  private final int slots;
  final TreeSet<Integer> users = new TreeSet<>();
  final Map<Integer, Held> pins = new TreeMap<>();

  /** Commands that came, by their number. */
  final List<Integer> commands = new ArrayList<>();

  SimulatedCredentials(int slots) {
    this.slots = slots;
  }

  @Override
  public Octets classes() {
    return Octets.of(0x83, 0x71);
  }

  @Override
  public int version(int commandClass) {
    return 1;
  }

  @Override
  public List<Octets> obey(SimulatedNode node, Octets command) {
    if (command.at(0) != 0x83) {
      return List.of();
    }
    commands.add(command.at(1));
    return switch (command.at(1)) {
      case 0x01 -> List.of(Octets.of(0x83, 0x02, 0, slots, 2, 20, 0x40, 1, 1));
      // PINs of 4 to 10 digits; no checksum
      case 0x03 -> List.of(Octets.of(0x83, 0x04, 0, 1, 1, 0, 0, slots, 4, 10, 0, 0, 0));
      case 0x05 -> setUser(command.at(2), word(command, 3));
      case 0x06 -> List.of(user(RESPONSE, word(command, 2)));
      case 0x0A -> setPin(node, word(command, 2), word(command, 5), command.at(7), command);
      case 0x0B -> List.of(pin(word(command, 5)));
      default -> List.of();
    };
  }

  private List<Octets> setUser(int operation, int user) {
    if (operation == 2) {
      users.remove(user);
      pins.values().removeIf(held -> held.user() == user);
    } else if (operation == 0) {
      users.add(user);
    }
    return List.of(user(operation, user));
  }

  private List<Octets> setPin(
      SimulatedNode node, int user, int slot, int operation, Octets command) {
    Held held = pins.get(slot);
    if (operation == 2) {
      pins.remove(slot);
      return List.of(report(operation, user, slot, ""));
    }
    String digits = new String(command.from(9).toArray(), StandardCharsets.US_ASCII);
    boolean duplicate =
        pins.entrySet().stream()
            .anyMatch(e -> e.getKey() != slot && e.getValue().digits().equals(digits));
    if (duplicate || node.mood == SimulatedNode.Mood.JAMMED) {
      return List.of(report(DUPLICATE, user, slot, ""));
    }
    if (!users.contains(user) || (held != null && held.user() != user)) {
      return List.of(report(0x09, user, slot, ""));
    }
    pins.put(slot, new Held(user, digits));
    node.movements++;
    return List.of(report(operation, user, slot, digits));
  }

  private Octets user(int why, int user) {
    boolean exists = users.contains(user);
    Integer next = users.higher(user);
    return Octets.of(0x83, 0x07, why)
        .plus(word(next == null ? 0 : next))
        .plus(exists ? 2 : 0, 0, exists ? 1 : 0)
        .plus(word(user))
        .plus(0, exists ? 1 : 0, 1, 0, 0, 0, 0);
  }

  private Octets pin(int asked) {
    int slot = asked == 0 ? pins.keySet().stream().findFirst().orElse(0) : asked;
    Held held = pins.get(slot);
    return held == null
        ? report(RESPONSE, 0, slot, "")
        : report(RESPONSE, held.user(), slot, held.digits());
  }

  private Octets report(int why, int user, int slot, String digits) {
    int next = pins.keySet().stream().filter(each -> each > slot).findFirst().orElse(0);
    boolean exists = !digits.isEmpty();
    return Octets.of(0x83, 0x0C, why)
        .plus(word(user))
        .plus(1)
        .plus(word(slot))
        .plus(0x80, digits.length())
        .plus(Octets.copyOf(digits.getBytes(StandardCharsets.US_ASCII)))
        .plus(exists ? 2 : 0, 0, exists ? 1 : 0, next == 0 ? 0 : 1)
        .plus(word(next));
  }

  private static int word(Octets octets, int at) {
    return octets.at(at) << 8 | octets.at(at + 1);
  }

  private static Octets word(int value) {
    return Octets.of(value >> 8, value & 0xFF);
  }
}
