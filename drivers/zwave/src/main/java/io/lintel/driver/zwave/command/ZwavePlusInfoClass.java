package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Z-Wave Plus Info, 0x5E, versions 1 and 2. */
public final class ZwavePlusInfoClass {
  public static final int ID = 0x5E;

  /** Sleeps, and is woken by a beam: a lock. */
  public static final int ROLE_LISTENING_SLEEPING = 0x07;

  private static final int GET = 0x01;
  private static final int REPORT = 0x02;

  public static Octets get() {
    return Octets.of(ID, GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case GET -> new Asked();
      case REPORT -> report(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Report report(OctetReader reader) {
    int version = reader.u8("plus version");
    int role = reader.u8("role");
    int nodeType = reader.u8("node type");
    return new Report(
        version, role, nodeType, reader.u16("installer icon"), reader.u16("user icon"));
  }

  /** What a node says or asks of Z-Wave Plus. */
  public sealed interface FromNode extends NodeCommand {}

  /** The node wants to know ours. */
  public record Asked() implements FromNode {}

  /** What it is in the network; icons stand for kinds of devices. */
  public record Report(int version, int role, int nodeType, int installerIcon, int userIcon)
      implements FromNode {}

  private ZwavePlusInfoClass() {}
}
