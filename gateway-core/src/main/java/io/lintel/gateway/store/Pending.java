package io.lintel.gateway.store;

import io.lintel.gateway.model.DeliveryClass;
import java.sql.SQLException;
import java.util.List;

/**
 * Work that waits for the writer.
 *
 * @param lane what it overtakes
 * @param work applied within the group's database transaction
 * @param empty changes nothing: needs no sync
 * @param telemetry may be dropped when the disk is full
 * @param done hears how it ended
 */
record Pending(Lane lane, Work work, boolean empty, boolean telemetry, CommitListener done) {

  /** What goes first. */
  enum Lane {
    /**
     * Cheap to repeat, so they wait for company; first, so that an envelope that is asked for again
     * goes back into the outbox after its old acknowledgement, never before.
     */
    ACKNOWLEDGEMENT,
    COMMAND,
    ACCESS,
    TELEMETRY
  }

  /** A change of the database; returns the sequences that it gave. */
  @FunctionalInterface
  interface Work {
    List<Long> apply(Tables tables) throws SQLException;
  }

  static Pending of(Transaction transaction, Priority priority, CommitListener done) {
    return new Pending(
        lane(transaction, priority),
        tables -> tables.apply(transaction),
        transaction.writes().isEmpty(),
        isTelemetry(transaction, priority),
        done);
  }

  /** The store's own work. */
  static Pending ofStore(Work work, CommitListener done) {
    return new Pending(Lane.COMMAND, work, false, false, done);
  }

  static boolean isAcknowledgement(Transaction transaction) {
    return !transaction.writes().isEmpty()
        && transaction.writes().stream().allMatch(Write.Acknowledge.class::isInstance);
  }

  private static Lane lane(Transaction transaction, Priority priority) {
    if (isAcknowledgement(transaction)) {
      return Lane.ACKNOWLEDGEMENT;
    }
    return switch (priority) {
      case COMMAND -> Lane.COMMAND;
      case ACCESS -> Lane.ACCESS;
      case TELEMETRY -> Lane.TELEMETRY;
    };
  }

  private static boolean isTelemetry(Transaction transaction, Priority priority) {
    List<DeliveryClass> published =
        transaction.writes().stream()
            .filter(Write.Publish.class::isInstance)
            .map(write -> ((Write.Publish) write).draft().deliveryClass())
            .toList();
    return priority == Priority.TELEMETRY
        && !published.isEmpty()
        && published.stream().allMatch(DeliveryClass.TELEMETRY::equals);
  }
}
