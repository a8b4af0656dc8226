package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;

/**
 * Basic, 0x20, versions 1 and 2. It is understood and never sent: what it means differs from node
 * to node, and it must not move a lock.
 */
public final class BasicClass {
  public static final int ID = 0x20;

  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case SET -> new Told(reader.u8("value"));
      case GET -> new Asked();
      case REPORT -> new Report(reader.u8("value"));
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  /** What a node says in general. */
  public sealed interface FromNode extends NodeCommand {}

  /** The node sets us, as it would a lamp. */
  public record Told(int value) implements FromNode {}

  /** The node wants to know our value. */
  public record Asked() implements FromNode {}

  /** Its own value. */
  public record Report(int value) implements FromNode {}

  private BasicClass() {}
}
