package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.Octets;

/** No Operation, 0x00: the shortest command, good for asking whether a node answers at all. */
public final class NoOperationClass {
  public static final int ID = 0x00;

  public static Octets ping() {
    return Octets.of(ID);
  }

  /** What a node says without a word. */
  public sealed interface FromNode extends NodeCommand {}

  /** The node asks whether we are there; the radio has answered already. */
  public record Ping() implements FromNode {}

  private NoOperationClass() {}
}
