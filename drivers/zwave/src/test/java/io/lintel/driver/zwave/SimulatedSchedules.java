package io.lintel.driver.zwave;

import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Codes with times: Schedule Entry Lock version 3 and a clock beside {@link SimulatedUserCodes}.
 */
final class SimulatedSchedules implements SimulatedFeature {
  final SimulatedUserCodes codes;

  /** Start and stop, by user and slot. */
  final Map<Integer, Octets> yearDays = new HashMap<>();

  final Set<Integer> enabled = new HashSet<>();

  /** Everything that changes it, in order. */
  final List<String> heard = new ArrayList<>();

  /** Year, month, day, hour, minute, second; nonsense until it is set. */
  Octets clock = Octets.ofHex("00000000000000");

  /** Hours, minutes, minutes of summer time. */
  Octets offset = Octets.ofHex("000000");

  /** Answers to its own questions for the time. */
  final List<Octets> times = new ArrayList<>();

  /** Takes no schedule for a user without a code. */
  boolean wantsCode;

  /** Obeys no schedule, and says so to nobody. */
  boolean forgets;

  SimulatedSchedules(SimulatedUserCodes codes) {
    this.codes = codes;
  }

  @Override
  public Octets classes() {
    return codes.classes().plus(0x4E, 0x8B);
  }

  @Override
  public int version(int commandClass) {
    return commandClass == 0x4E ? 3 : codes.version(commandClass);
  }

  @Override
  public List<Octets> obey(SimulatedNode node, Octets command) {
    return switch (command.at(0)) {
      case 0x8A -> {
        times.add(command);
        yield List.of();
      }
      case 0x8B -> time(command);
      case 0x4E -> schedule(command);
      default -> codes(node, command);
    };
  }

  private List<Octets> codes(SimulatedNode node, Octets command) {
    if (command.at(0) == 0x63 && (command.at(1) == 0x01 || command.at(1) == 0x0B)) {
      heard.add("code");
    }
    return codes.obey(node, command);
  }

  private List<Octets> time(Octets command) {
    if (command.at(1) == 0x01) {
      heard.add("clock");
      clock = command.from(2);
    }
    return command.at(1) == 0x02 ? List.of(Octets.of(0x8B, 0x03).plus(clock)) : List.of();
  }

  private List<Octets> schedule(Octets command) {
    return switch (command.at(1)) {
      case 0x09 -> List.of(Octets.of(0x4E, 0x0A, 7, 2, 7));
      case 0x01 -> enable(command.at(2), command.at(3) == 1);
      case 0x06 -> setYearDay(command);
      case 0x07 -> List.of(yearDay(command.at(2), command.at(3)));
      case 0x0B -> List.of(Octets.of(0x4E, 0x0C).plus(offset));
      case 0x0D -> {
        offset = command.from(2);
        heard.add("offset " + offset.hex());
        yield List.of();
      }
      default -> List.of();
    };
  }

  private List<Octets> enable(int user, boolean on) {
    heard.add((on ? "enable " : "disable ") + user);
    if (on) {
      enabled.add(user);
    } else {
      enabled.remove(user);
    }
    return List.of();
  }

  private List<Octets> setYearDay(Octets command) {
    heard.add("year day " + command.at(4));
    boolean takes = !wantsCode || codes.codes.containsKey(command.at(3));
    if (!forgets && takes) {
      yearDays.put(command.at(3) << 8 | command.at(4), command.from(5));
    }
    return List.of();
  }

  private Octets yearDay(int user, int slot) {
    return Octets.of(0x4E, 0x08, user, slot)
        .plus(yearDays.getOrDefault(user << 8 | slot, Octets.ofHex("ff".repeat(10))));
  }
}
