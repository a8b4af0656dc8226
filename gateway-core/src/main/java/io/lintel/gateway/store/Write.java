package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.time.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One change of the store. */
public sealed interface Write {

  /** Keeps a command as it came: raw bytes and user properties. */
  record KeepCommand(
      UUID attemptId,
      Bytes payload,
      List<Map.Entry<String, String>> userProperties,
      Stamp receivedAt)
      implements Write {}

  /** Inserts or replaces an attempt. */
  record PutAttempt(AttemptRow row) implements Write {}

  /** Gives the next sequence; appends to journal and outbox. */
  record Publish(Draft draft) implements Write {}

  /**
   * Puts the latest envelope of an attempt back into the outbox with its old sequence and the same
   * bytes. Does nothing when it still waits there.
   */
  record Republish(UUID attemptId) implements Write {}

  /** Inserts or replaces a device's state. */
  record PutDevice(DeviceRow row) implements Write {}

  /** The broker has it. Unknown sequences are ignored. */
  record Acknowledge(long sequence) implements Write {}

  /** The broker will never take it: leaves the outbox, stays in the journal, a tombstone tells. */
  record DeadLetter(long sequence, String reason) implements Write {}

  /** Raises the persisted wall time; a lower one is ignored. */
  record SaveWall(Instant wall) implements Write {}

  /** Inserts or replaces a small named value. */
  record PutBlob(Blob blob) implements Write {}

  /** Removes a small named value. */
  record DropBlob(String key) implements Write {}
}
