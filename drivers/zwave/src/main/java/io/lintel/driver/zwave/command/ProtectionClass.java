package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Protection, 0x75, versions 1 and 2: whether a node obeys its own buttons, and the radio. */
public final class ProtectionClass {
  public static final int ID = 0x75;

  public static final int UNPROTECTED = 0;

  /** At the device only by a sequence; over the radio not at all. */
  public static final int PROTECTED = 1;

  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int STATE = 0x0F;

  /**
   * Protects it.
   *
   * @param local 0 unprotected, 1 by a sequence, 2 not operable at the device
   * @param radio 0 unprotected, 1 obeys nothing, 2 answers nothing; version 2
   */
  public static Octets set(int local, int radio) {
    return Octets.of(ID, SET, local, radio);
  }

  public static Octets get() {
    return Octets.of(ID, GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> report(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Report report(OctetReader reader) {
    int local = reader.u8("local protection") & STATE;
    return new Report(local, reader.left() == 0 ? UNPROTECTED : reader.u8("radio") & STATE);
  }

  /** What a node says of its protection. */
  public sealed interface FromNode extends NodeCommand {}

  /** How it is protected, at the device and over the radio. */
  public record Report(int local, int radio) implements FromNode {}

  private ProtectionClass() {}
}
