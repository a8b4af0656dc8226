package io.lintel.gateway.access;

import io.lintel.gateway.log.Happening.Level;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What follows from a step. */
sealed interface Effect {

  record Save(AccessCode code) implements Effect {}

  record Drop(UUID codeId) implements Effect {}

  record SaveUnmanaged() implements Effect {}

  /**
   * Something to publish.
   *
   * @param fields beside those that every event of a device has
   */
  record Tell(String type, Map<String, @Nullable Object> fields) implements Effect {}

  /** Something for staff. */
  record Say(Level level, String message) implements Effect {}

  /** An exchange to begin; at most one in a step, and only when none is under way. */
  record Do(Work work) implements Effect {}

  /** The whole pass is over. */
  record Passed(Optional<Failure> failure) implements Effect {}
}
