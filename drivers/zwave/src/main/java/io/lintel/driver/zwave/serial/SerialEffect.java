package io.lintel.driver.zwave.serial;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;

/** What the serial machine wants done. */
sealed interface SerialEffect {
  /** Bytes of a command. If the link takes none of them, {@link SerialInput.Unwritten} follows. */
  record Transmit(Octets bytes, Permit permit) implements SerialEffect {}

  /** An ACK or NAK for what the stick sent. */
  record Acknowledge(Octets bytes) implements SerialEffect {}

  record WakeAfter(long round, int delayMillis) implements SerialEffect {}

  record Ended(SerialCommand command, SerialResult result) implements SerialEffect {}

  /** The stick told something that no command waits for. */
  record Told(Frame frame) implements SerialEffect {}
}
