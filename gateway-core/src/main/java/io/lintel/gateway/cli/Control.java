package io.lintel.gateway.cli;

import io.lintel.gateway.driver.JobRequest;
import io.lintel.gateway.driver.adopt.AdoptedDevice;
import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import io.lintel.spi.LinkSecurity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the running daemon offers to commands on the box. From any thread; returns at once. */
public interface Control {

  Health health();

  /** All devices in the order of the configuration. */
  List<DeviceView> devices();

  /**
   * Hands a command to the engine, with the origin {@code installer}.
   *
   * @param steps called in order from any thread, the last time with {@link Step.Ended}; a refusal
   *     is an end without {@link Step.Accepted}
   */
  void attempt(Request request, StepListener steps);

  /** What drivers offer to operators, by instance. */
  Map<String, List<Verb>> verbs();

  /** Devices that joined. */
  List<AdoptedDevice> adopted();

  /**
   * Has a driver do something on its whole network.
   *
   * @param issuedBy for the audit: the peer's user, as the kernel told it
   * @throws io.lintel.spi.FaultException when it is refused
   */
  Operation operate(JobRequest request, String issuedBy, Operator operator);

  /**
   * Forgets a device that joined and has left; waits for the store.
   *
   * @return why not; empty when it is done
   */
  Optional<String> forget(UUID deviceId);

  /**
   * Takes records of credentials in; waits for the engine.
   *
   * @param records a JSON array of objects as in {@code params.acs_credential} and {@code
   *     params.access_method}
   */
  Imported importCredentials(Bytes records);

  /**
   * What became of records.
   *
   * @param taken how many are durable now
   * @param refused in words, each with its place in the array, from 0
   */
  record Imported(int taken, List<String> refused) {}

  /**
   * What is asked.
   *
   * @param attemptId the idempotency key
   * @param deviceId empty for a workspace-wide action
   * @param params a JSON object
   * @param issuedBy for the audit log: the peer's user, as the kernel told it
   * @param timeout empty: the type's own
   */
  record Request(
      UUID attemptId,
      ActionType type,
      Optional<UUID> deviceId,
      Bytes params,
      String issuedBy,
      Optional<Duration> timeout) {}

  /** Hears how an attempt goes on; returns at once. */
  @FunctionalInterface
  interface StepListener {
    void on(Step step);
  }

  /** How far an attempt is. */
  sealed interface Step {

    /** Checked, committed, waiting in its lane. */
    record Accepted() implements Step {}

    /** The driver is about to be called. */
    record Started() implements Step {}

    /**
     * It ended.
     *
     * @param attempt the public object as JSON: {@code action_attempt_id}, {@code action_type},
     *     {@code status}, {@code result}, {@code error}
     */
    record Ended(Bytes attempt) implements Step {}
  }

  /**
   * A device as it is known now.
   *
   * @param driver the instance's name
   * @param lockState {@code locked}, {@code unlocked}, {@code jammed} or {@code unknown}
   * @param asOf when the device said so
   * @param online empty until first heard
   * @param timeZone the device's own, or the site's
   * @param adopted whether it joined, and no file names it
   * @param removed whether it has left its network
   */
  record DeviceView(
      UUID deviceId,
      String name,
      String driver,
      String lockState,
      Optional<Instant> asOf,
      Optional<Boolean> online,
      Optional<Integer> batteryPercent,
      LinkSecurity security,
      ZoneId timeZone,
      boolean adopted,
      boolean removed) {}

  /**
   * How the daemon is.
   *
   * @param uplink in words: {@code connected}, {@code off}, or why not
   * @param store in words: {@code well}, {@code full}, {@code read-only}, {@code broken}
   * @param outboxRows not yet acknowledged by the broker
   * @param drivers each instance
   */
  record Health(
      String gatewayId,
      String version,
      boolean ready,
      String uplink,
      String store,
      long outboxRows,
      List<DriverView> drivers) {}

  /**
   * One driver instance.
   *
   * @param trouble empty when it is well
   */
  record DriverView(String instance, String version, Optional<String> trouble) {}
}
