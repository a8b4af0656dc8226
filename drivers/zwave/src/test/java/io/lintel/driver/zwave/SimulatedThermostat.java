package io.lintel.driver.zwave;

import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A thermostat with a temperature sensor; it tells nothing by itself. */
final class SimulatedThermostat implements SimulatedFeature {
  private int mode;
  private int fan;

  /** Tenths of a degree, by type: heating and cooling. */
  final Map<Integer, Integer> points = new TreeMap<>(Map.of(1, 200, 2, 250));

  /** Whole numbers in one octet. */
  boolean brief;

  /** Set points in °F, in whole degrees of one octet. */
  boolean fahrenheit;

  @Override
  public Octets classes() {
    return Octets.of(0x40, 0x43, 0x44, 0x31);
  }

  @Override
  public int version(int commandClass) {
    return switch (commandClass) {
      case 0x31 -> 11;
      case 0x40, 0x43, 0x44 -> 3;
      default -> 1;
    };
  }

  @Override
  public List<Octets> obey(SimulatedNode node, Octets command) {
    return switch (command.at(0) << 8 | command.at(1)) {
      case 0x4001 -> setMode(node, command.at(2));
      case 0x4002 -> List.of(Octets.of(0x40, 0x03, mode));
      // off, heat, cool, auto
      case 0x4004 -> List.of(Octets.of(0x40, 0x05, 0x0F));
      case 0x4301 -> setPoint(node, command);
      case 0x4302 -> List.of(Octets.of(0x43, 0x03, command.at(2)).plus(point(command.at(2))));
      case 0x4304 -> List.of(Octets.of(0x43, 0x05, 0x06));
      // 5 to 30 °C, or 41 to 86 °F
      case 0x4309 ->
          List.of(
              Octets.of(0x43, 0x0A, command.at(2))
                  .plus(Octets.ofHex(fahrenheit ? "09290956" : "0105011e")));
      case 0x4401 -> setFan(node, command.at(2));
      case 0x4402 -> List.of(Octets.of(0x44, 0x03, fan));
      // auto low, low, circulation
      case 0x4404 -> List.of(Octets.of(0x44, 0x05, 0x43));
      case 0x3101 -> List.of(Octets.of(0x31, 0x02, 0x11, 0x00, 0x00, 0x20));
      case 0x3103 -> List.of(Octets.of(0x31, 0x06, command.at(2), command.at(2) == 30 ? 3 : 1));
      case 0x3104 -> List.of(sensed(command.at(2), command.at(3)));
      default -> List.of();
    };
  }

  private List<Octets> setMode(SimulatedNode node, int to) {
    if (obeys(node)) {
      node.movements += to == mode ? 0 : 1;
      mode = to;
    }
    return List.of();
  }

  private List<Octets> setFan(SimulatedNode node, int to) {
    if (obeys(node)) {
      fan = to;
    }
    return List.of();
  }

  /** Takes no other form than the one it reports: two octets with one decimal place. */
  private List<Octets> setPoint(SimulatedNode node, Octets command) {
    if (obeys(node) && command.slice(3, 4).equals(Octets.of(fahrenheit ? 0x09 : 0x22))) {
      points.put(
          command.at(2), fahrenheit ? command.at(4) * 10 : command.at(4) << 8 | command.at(5));
    }
    return List.of();
  }

  private static boolean obeys(SimulatedNode node) {
    return node.mood != SimulatedNode.Mood.JAMMED;
  }

  private Octets point(int type) {
    int tenths = points.getOrDefault(type, 0);
    if (brief && tenths % 10 == 0) {
      return Octets.of(0x01, tenths / 10);
    }
    return fahrenheit ? Octets.of(0x09, tenths / 10) : Octets.of(0x22, tenths >> 8, tenths & 0xFF);
  }

  /** 21.5 °C, 40 %, 78.5 dB(A) or 80 dB. */
  private static Octets sensed(int type, int scale) {
    return switch (type) {
      case 1 -> Octets.ofHex("3105012200d7");
      case 5 -> Octets.ofHex("3105050128");
      default -> Octets.ofHex(scale == 8 ? "31051e2a0311" : "31051e220320");
    };
  }
}
