package io.lintel.gateway.mqtt;

import java.time.Duration;

/**
 * Every limit of the uplink in time and number.
 *
 * @param retryMin the shortest wait before the next connect
 * @param retryMax the longest one that back-off grows to
 * @param longRest the shortest wait after a refused login or a take-over
 * @param connackLimit how long a broker may take to answer a connect
 * @param ackLimit how long it may take to acknowledge a subscription or a publish
 * @param teardownMin a connection is not torn down sooner after its begin: the client library would
 *     leave a thread behind
 * @param teardownLimit how long the library may take to let go
 * @param lookLimit how long our own retained presence is waited for
 * @param goodbyeLimit how long the offline presence is waited for at the end
 * @param willDelay a reconnect within it goes unnoticed by consumers of presence
 * @param steady how long a connection must have lasted for back-off to begin anew
 * @param window publishes in flight
 * @param liveExtra publishes in flight beyond that, for live answers and slots
 * @param readAhead outbox rows in memory that were not sent yet
 * @param unsettledMax acknowledged rows whose acknowledgement is not committed yet
 * @param rowEndsMax disconnects on one row before it is given up
 * @param quickEndsMax connections lost soon after their begin before a take-over is looked for
 * @param ourReceiveMaximum commands not yet acknowledged by us; below the library's inbound queue
 *     of 10, which would otherwise stop its reader
 */
public record UplinkLimits(
    Duration retryMin,
    Duration retryMax,
    Duration longRest,
    Duration connackLimit,
    Duration ackLimit,
    Duration teardownMin,
    Duration teardownLimit,
    Duration lookLimit,
    Duration goodbyeLimit,
    Duration willDelay,
    Duration steady,
    int window,
    int liveExtra,
    int readAhead,
    int unsettledMax,
    int rowEndsMax,
    int quickEndsMax,
    int ourReceiveMaximum) {

  /** Live messages that wait for the window. */
  static final int LIVE_WAITING_MAX = 64;

  /** Retained topics. */
  static final int SLOTS_MAX = 4_096;

  /** Changes of retained values; events and attempts need the connection more. */
  static final int SLOTS_PER_SECOND = 100;

  /** How old a message is when it is historical, and sent at the backlog's rate. */
  static final Duration HISTORICAL_AGE = Duration.ofSeconds(60);

  public static UplinkLimits standard() {
    return new UplinkLimits(
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        20,
        2,
        64,
        1_000,
        5,
        3,
        8);
  }

  /** The same with quicker retries, for tests against a real socket. */
  public UplinkLimits retrying(Duration min, Duration max) {
    return new UplinkLimits(
        min,
        max,
        longRest,
        connackLimit,
        ackLimit,
        teardownMin,
        teardownLimit,
        lookLimit,
        goodbyeLimit,
        willDelay,
        steady,
        window,
        liveExtra,
        readAhead,
        unsettledMax,
        rowEndsMax,
        quickEndsMax,
        ourReceiveMaximum);
  }

  /** The same with other watchdogs, for tests against a real socket. */
  public UplinkLimits watching(Duration connack, Duration ack) {
    return new UplinkLimits(
        retryMin,
        retryMax,
        longRest,
        connack,
        ack,
        teardownMin,
        teardownLimit,
        lookLimit,
        goodbyeLimit,
        willDelay,
        steady,
        window,
        liveExtra,
        readAhead,
        unsettledMax,
        rowEndsMax,
        quickEndsMax,
        ourReceiveMaximum);
  }

  /** The same with another delay of the will. */
  public UplinkLimits withWillDelay(Duration delay) {
    return new UplinkLimits(
        retryMin,
        retryMax,
        longRest,
        connackLimit,
        ackLimit,
        teardownMin,
        teardownLimit,
        lookLimit,
        goodbyeLimit,
        delay,
        steady,
        window,
        liveExtra,
        readAhead,
        unsettledMax,
        rowEndsMax,
        quickEndsMax,
        ourReceiveMaximum);
  }
}
