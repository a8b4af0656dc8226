package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Origin;
import io.lintel.gateway.time.Stamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An attempt as it is kept. The envelope's bytes are in the journal under the attempt's id; an
 * attempt's row and its latest envelope are kept together.
 *
 * @param attemptId chosen by the issuer
 * @param type what to do, as sent: one of {@link io.lintel.gateway.model.ActionType}, or in an
 *     attempt that was refused any text of at most 64 characters
 * @param deviceId empty for a workspace-wide action
 * @param fingerprint SHA-256 over type, device and canonical parameters: what makes a repeat a
 *     repeat
 * @param params canonical JSON
 * @param origin who caused it
 * @param issuedBy free text for the audit log, escaped
 * @param stage how far it is
 * @param requestedAt when it was received
 * @param deadline receipt plus time-out
 * @param expiresAt by the wall clock of the issuer
 * @param startedAt when the driver was about to be called
 * @param finishedAt when it ended
 * @param keepUntil not purged before
 */
public record AttemptRow(
    UUID attemptId,
    String type,
    Optional<UUID> deviceId,
    Bytes fingerprint,
    Bytes params,
    Origin origin,
    String issuedBy,
    Stage stage,
    Stamp requestedAt,
    Stamp deadline,
    Optional<Instant> expiresAt,
    Optional<Stamp> startedAt,
    Optional<Stamp> finishedAt,
    Stamp keepUntil) {

  /** How far an attempt is. */
  public enum Stage {
    /** Accepted, hardware not touched. */
    WAITING,
    /** The driver may have been called. */
    STARTED,
    SUCCESS,
    ERROR;

    public boolean ended() {
      return this == SUCCESS || this == ERROR;
    }
  }
}
