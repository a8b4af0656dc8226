package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.UplinkFault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the uplink's machine wants done. */
sealed interface Effect {

  record Dial(long generation, boolean cleanStart) implements Effect {}

  /** A clean start was accepted: this epoch needs no other. */
  record RememberCleanStart() implements Effect {}

  /** Subscribe to our own presence, tell what is retained there. */
  record Look(long generation) implements Effect {}

  record RaiseEpoch(long generation, long above) implements Effect {}

  record Subscribe(long generation) implements Effect {}

  /** Commands come in now. */
  record Ready(long generation) implements Effect {}

  record Publish(long generation, long ticket, Item item) implements Effect {}

  /**
   * Tear the connection down.
   *
   * @param goodbye with a DISCONNECT, so that the will is not sent
   */
  record Close(long generation, boolean goodbye) implements Effect {}

  /**
   * Read the oldest rows of the outbox.
   *
   * @param after a sequence; not above 0: from the beginning
   */
  record ReadOutbox(long after, int limit) implements Effect {}

  record Acknowledge(long sequence) implements Effect {}

  record DeadLetter(long sequence, String reason) implements Effect {}

  /** Publish an event of the gateway's own. */
  record Tell(String eventType, Map<String, Object> fields) implements Effect {}

  /**
   * Something is wrong.
   *
   * @param retryIn when the connection is begun again, if there is none
   */
  record Trouble(UplinkFault fault, String detail, Optional<Duration> retryIn) implements Effect {}

  /** The broker takes rows again. */
  record Flowing() implements Effect {}
}
