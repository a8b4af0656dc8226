package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;

/** Hail, 0x82, version 1: how old locks say that something has changed. */
public final class HailClass {
  public static final int ID = 0x82;

  private static final int HAIL = 0x01;

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case HAIL -> new Hail();
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  /** What a node hails. */
  public sealed interface FromNode extends NodeCommand {}

  /** Something changed: ask. */
  public record Hail() implements FromNode {}

  private HailClass() {}
}
