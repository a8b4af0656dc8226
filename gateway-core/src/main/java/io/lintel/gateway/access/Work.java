package io.lintel.gateway.access;

import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Pin;
import java.util.Optional;
import java.util.UUID;

/** One exchange with a device. */
sealed interface Work {

  /** Asks for all slots. */
  record ListAll() implements Work {}

  /** Something about one slot, for one code. */
  sealed interface OnSlot extends Work {
    UUID codeId();

    int slot();
  }

  /** Asks before anything is written. */
  record Look(UUID codeId, int slot) implements OnSlot {}

  record Put(UUID codeId, int slot, Pin pin, Optional<Window> window) implements OnSlot {}

  record Clear(UUID codeId, int slot) implements OnSlot {}

  /** Asks after something was written and the device had time to settle. */
  record Verify(UUID codeId, int slot) implements OnSlot {}
}
