package io.lintel.gateway.access;

import io.lintel.spi.Outcome;
import io.lintel.spi.Report.SlotContent;
import java.util.UUID;

/** What a device's codes can hear. */
sealed interface Input {

  record Create(AccessCode code) implements Input {}

  record Update(UUID codeId, Wanted wanted) implements Input {}

  record Delete(UUID codeId) implements Input {}

  /** Someone asked for the whole pass. */
  record Sync() implements Input {}

  /** Time has passed, or the device can do something else than before. */
  record Tick() implements Input {}

  /** The device answers again. */
  record Back() implements Input {}

  record Seen(int slot, SlotContent content) implements Input {}

  record Came(Work work, Outcome outcome) implements Input {}

  /** What this exchange would have led to could not be made durable; nothing came of it. */
  record Unwritten(Work work) implements Input {}
}
