package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.Pin;
import io.lintel.spi.Report.CodeSlot;
import io.lintel.spi.Report.SlotContent;
import java.util.List;
import java.util.function.Function;

/** The command class by which a node's codes are written and read. Pure. */
sealed interface CodeProtocol permits UserCodes, UserCredentials {
  /**
   * What the host may know.
   *
   * @param schedules whether the lock takes times for its codes
   * @param masked whether it was seen to hide the digits of a code
   */
  CodeTraits traits(boolean schedules, boolean masked);

  /**
   * Writes a slot.
   *
   * @param then goes on, with whether the lock has said that it took it
   */
  Move put(int slot, Pin code, CodeMemory memory, Function<Boolean, Move> then);

  /** Empties a slot, and takes nothing away that is not in it. */
  Move clear(int slot, CodeMemory memory, Function<Boolean, Move> then);

  /** Asks what a slot holds. */
  Move look(int slot, CodeMemory memory, Function<SlotContent, Move> then);

  Move readAll(CodeMemory memory);

  /** What changed at the lock itself, as a command by itself tells. */
  List<CodeSlot> heard(NodeCommand command, CodeMemory memory);
}
