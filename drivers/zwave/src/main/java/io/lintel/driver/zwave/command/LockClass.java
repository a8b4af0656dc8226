package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Lock, 0x76, version 1. */
public final class LockClass {
  public static final int ID = 0x76;

  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;

  public static Octets set(boolean locked) {
    return Octets.of(ID, SET, locked ? 1 : 0);
  }

  public static Octets get() {
    return Octets.of(ID, GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> new Report(reader.u8("state") != 0);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  /** What a lock says of itself. */
  public sealed interface FromNode extends NodeCommand {}

  /** Where the bolt is. */
  public record Report(boolean locked) implements FromNode {}

  private LockClass() {}
}
