package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.api.TransmissionReport;
import io.lintel.driver.zwave.serial.SerialResult;
import java.util.Optional;
import java.util.OptionalInt;

/** What happens to an operation. An input of an earlier round than the current one is late. */
public sealed interface Input {
  /** The command of {@link Effect.Ask} ended. */
  record Replied(int round, SerialResult result) implements Input {}

  record Woke(int round) implements Input {}

  record Told(NetworkNews news) implements Input {}

  /**
   * {@link Effect.Ping} ended.
   *
   * @param millis until the node's radio acknowledged; empty when it did not
   * @param report how it went, where the stick tells
   */
  record Pinged(int round, OptionalInt millis, Optional<TransmissionReport> report)
      implements Input {}

  /** The exchange of {@link Effect.Join} ended. */
  record Joined(int round, JoinEnd end) implements Input {}

  /** What {@link Effect.Keep} was to keep would survive a power cut now. */
  record Kept(int round) implements Input {}

  /** The operator does not want it any more. */
  record Cancelled() implements Input {}

  /** The stick restarted or went away: whatever it was at is over, and what came of it unknown. */
  record StickLost() implements Input {}
}
