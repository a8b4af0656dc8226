package io.lintel.gateway.action;

import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.AttemptRow;
import io.lintel.gateway.store.AttemptRow.Stage;
import io.lintel.gateway.time.Stamp;
import io.lintel.spi.Pin;
import java.util.Optional;

/** Attempts as they are kept, and back. Pure. */
final class Rows {

  private Rows() {}

  /** While it waits its deadline is the last instant to start; once started, to show proof. */
  static AttemptRow row(
      Command command, Stage stage, Optional<Stamp> startedAt, Optional<Stamp> finishedAt) {
    return new AttemptRow(
        command.attemptId(),
        command.type().name(),
        command.deviceId(),
        command.fingerprint(),
        command.params(),
        command.origin(),
        command.issuedBy(),
        stage,
        command.requestedAt(),
        stage == Stage.WAITING ? command.notAfter() : command.deadline(),
        command.expiresAt(),
        startedAt,
        finishedAt,
        command.keepUntil());
  }

  /**
   * A command as it was, with deadlines on this boot's clock.
   *
   * @param notAfter the last instant to touch hardware
   */
  static Command command(AttemptRow row, Stamp notAfter, Stamp deadline) {
    var type = ActionType.of(row.type()).orElseThrow();
    return new Command(
        row.attemptId(),
        type,
        row.deviceId(),
        row.params(),
        row.fingerprint(),
        code(row, type),
        row.origin(),
        row.issuedBy(),
        row.requestedAt(),
        notAfter,
        deadline,
        Optional.empty(),
        row.expiresAt(),
        row.keepUntil());
  }

  private static Optional<Pin> code(AttemptRow row, ActionType type) {
    return type == ActionType.SIMULATE_KEYPAD_CODE_ENTRY
        ? Json.read(row.params()).map(params -> new Pin(params.path("code").asText()))
        : Optional.empty();
  }
}
