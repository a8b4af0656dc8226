package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Configuration, 0x70, versions 1 to 4: parameters whose meaning each maker chose. */
public final class ConfigurationClass {
  public static final int ID = 0x70;

  private static final int SET = 0x04;
  private static final int GET = 0x05;
  private static final int REPORT = 0x06;
  private static final int PROPERTIES_GET = 0x0E;
  private static final int PROPERTIES_REPORT = 0x0F;

  private static final int SIZE = 7;
  private static final int DEFAULT = 0x80;

  /**
   * Sets a parameter.
   *
   * @param parameter 0..255
   * @param size of the value as the node reports it: 1, 2 or 4 octets
   */
  public static Octets set(int parameter, int size, int value) {
    return Octets.of(ID, SET, parameter, size).plus(Wide.signed(value, size));
  }

  /** As the maker had it. */
  public static Octets reset(int parameter) {
    return Octets.of(ID, SET, parameter, DEFAULT | 1, 0);
  }

  public static Octets get(int parameter) {
    return Octets.of(ID, GET, parameter);
  }

  /** Version 3; parameter 0..65535. */
  public static Octets getProperties(int parameter) {
    return Octets.of(ID, PROPERTIES_GET).plus(Wide.word(parameter));
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> report(reader);
      case PROPERTIES_REPORT -> properties(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Report report(OctetReader reader) {
    int parameter = reader.u8("parameter");
    int size = reader.u8("size") & SIZE;
    return new Report(parameter, size, value(reader, size));
  }

  private static int value(OctetReader reader, int size) {
    return switch (size) {
      case 1 -> reader.s8("value");
      case 2 -> (short) reader.u16("value");
      case 4 -> reader.u16("value") << 16 | reader.u16("value");
      default -> throw reader.malformed("size");
    };
  }

  /** A size of 0 says that there is no such parameter. */
  private static Properties properties(OctetReader reader) {
    int parameter = reader.u16("parameter");
    int form = reader.u8("form");
    int size = form & SIZE;
    int min = size == 0 ? 0 : value(reader, size);
    int max = size == 0 ? 0 : value(reader, size);
    int usual = size == 0 ? 0 : value(reader, size);
    return new Properties(parameter, size, min, max, usual, reader.u16("next parameter"));
  }

  /** What a node says of its parameters. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * The value of a parameter.
   *
   * @param size 1, 2 or 4 octets
   */
  public record Report(int parameter, int size, int value) implements FromNode {}

  /**
   * What a parameter takes.
   *
   * @param size 0 when there is no such parameter
   * @param next the next parameter that there is, 0 after the last
   */
  public record Properties(int parameter, int size, int min, int max, int usual, int next)
      implements FromNode {}

  private ConfigurationClass() {}
}
