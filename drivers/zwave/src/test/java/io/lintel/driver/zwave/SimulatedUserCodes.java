package io.lintel.driver.zwave;

import io.lintel.driver.zwave.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/**
 * The codes of a lock by User Code, as the specification and facts of the field have it: it tells
 * of duplicates by a notification alone, and may mask what it shows.
 */
final class SimulatedUserCodes implements SimulatedFeature {
  private final int version;
  private final int users;
  final Map<Integer, String> codes = new TreeMap<>();

  /** Commands that came, by their number. */
  final List<Integer> commands = new ArrayList<>();

  boolean masks;

  /** Keeps silent about what it refuses. */
  boolean silent;

  SimulatedUserCodes(int version, int users) {
    this.version = version;
    this.users = users;
  }

  @Override
  public Octets classes() {
    return Octets.of(0x63, 0x71);
  }

  @Override
  public int version(int commandClass) {
    return commandClass == 0x63 ? version : 1;
  }

  @Override
  public List<Octets> obey(SimulatedNode node, Octets command) {
    if (command.at(0) != 0x63) {
      return List.of();
    }
    commands.add(command.at(1));
    return switch (command.at(1)) {
      case 0x01 -> set(node, command.at(2), command.at(3), command.from(4));
      case 0x02 -> List.of(Octets.of(0x63, 0x03, command.at(2)).plus(shown(command.at(2))));
      case 0x04 -> List.of(usersNumber());
      // checksum, several in one report; digits
      case 0x06 -> List.of(Octets.ofHex("63070103c10108000000000000ff03"));
      case 0x0B -> set(node, word(command, 3), command.at(5), command.from(7));
      case 0x0C -> List.of(extended(word(command, 2), command.at(4) == 1));
      case 0x11 -> List.of(Octets.of(0x63, 0x12).plus(word(checksum())));
      default -> List.of();
    };
  }

  private List<Octets> set(SimulatedNode node, int user, int status, Octets code) {
    String digits = new String(code.toArray(), StandardCharsets.US_ASCII);
    if (node.mood == SimulatedNode.Mood.JAMMED) {
      return silent ? List.of() : List.of(notification(0x0F, user));
    }
    if (status == 0) {
      return codes.remove(user) == null ? List.of() : List.of(notification(0x0D, user));
    }
    boolean duplicate =
        codes.entrySet().stream()
            .anyMatch(each -> each.getKey() != user && each.getValue().equals(digits));
    if (duplicate) {
      return silent ? List.of() : List.of(notification(0x0F, user));
    }
    codes.put(user, digits);
    node.movements++;
    return List.of(notification(0x0E, user));
  }

  /** Access control event with the user as an encapsulated report, whose users end at 255. */
  private static Octets notification(int event, int user) {
    Octets told = Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, event);
    return user > 255 ? told.plus(0) : told.plus(3, 0x63, 0x03, user);
  }

  private Octets usersNumber() {
    Octets few = Octets.of(0x63, 0x05, Math.min(users, 255));
    return version < 2 ? few : few.plus(word(users));
  }

  private Octets shown(int user) {
    String code = codes.get(user);
    if (code == null) {
      return Octets.of(0, 0, 0, 0, 0);
    }
    return Octets.of(1).plus(text(masks ? "*".repeat(code.length()) : code));
  }

  /** As many as fit into one frame; three here. */
  private Octets extended(int from, boolean more) {
    List<Integer> rest = codes.keySet().stream().filter(user -> user >= from).toList();
    List<Integer> told = new ArrayList<>(List.of(from));
    if (more) {
      rest.stream().filter(user -> user > from).limit(2).forEach(told::add);
    }
    Octets report = Octets.of(0x63, 0x0D, told.size());
    for (int user : told) {
      report = report.plus(word(user)).plus(slot(user));
    }
    int last = told.getLast();
    int next = rest.stream().filter(user -> user > last).findFirst().orElse(0);
    return report.plus(word(next));
  }

  private Octets slot(int user) {
    Octets shown = shown(user);
    int length = codes.containsKey(user) ? shown.size() - 1 : 0;
    return Octets.of(shown.at(0), length).plus(shown.slice(1, 1 + length));
  }

  /** CRC-16/AUG-CCITT over user, status and code of each. */
  private int checksum() {
    int crc = codes.isEmpty() ? 0 : 0x1D0F;
    for (Entry<Integer, String> each : codes.entrySet()) {
      Octets octets = word(each.getKey()).plus(1).plus(text(each.getValue()));
      for (int i = 0; i < octets.size(); i++) {
        crc = crc(crc, octets.at(i));
      }
    }
    return crc;
  }

  private static int crc(int before, int octet) {
    int crc = before ^ octet << 8;
    for (int bit = 0; bit < 8; bit++) {
      crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
    }
    return crc & 0xFFFF;
  }

  private static int word(Octets octets, int at) {
    return octets.at(at) << 8 | octets.at(at + 1);
  }

  private static Octets word(int value) {
    return Octets.of(value >> 8, value & 0xFF);
  }

  private static Octets text(String text) {
    return Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII));
  }
}
