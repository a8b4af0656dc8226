package io.lintel.gateway.log;

import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Origin;
import io.lintel.spi.Fault;
import io.lintel.spi.Report;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that staff may want to know. Texts may come from anywhere: they are escaped and cut
 * where the sentence is made. Codes, card numbers and keys are never part of one.
 */
public sealed interface Happening {

  /**
   * An attempt as it is spoken of.
   *
   * @param device empty for a workspace-wide action
   * @param issuedBy free text of the issuer; may be empty
   */
  record Attempt(
      UUID attemptId,
      ActionType type,
      Optional<HouseDevice> device,
      Origin origin,
      String issuedBy) {}

  /** A command was accepted and its attempt is pending. */
  record AttemptAccepted(Attempt attempt) implements Happening {}

  /** The driver is about to be called. */
  record AttemptStarted(Attempt attempt) implements Happening {}

  /**
   * An attempt ended with success.
   *
   * @param confirmedByDevice whether the device itself said so
   * @param took from acceptance
   */
  record AttemptSucceeded(Attempt attempt, boolean confirmedByDevice, Duration took)
      implements Happening {}

  /**
   * An attempt ended with an error.
   *
   * @param errorType as published, in snake case
   * @param message as published
   * @param took from acceptance
   */
  record AttemptFailed(Attempt attempt, String errorType, String message, Duration took)
      implements Happening {}

  /** A command with a known id came again and got the answer of the first time. */
  record CommandRepeated(UUID attemptId) implements Happening {}

  /** A command without a readable id, or with an id that was used for something else. */
  record CommandRefused(String reason, String message) implements Happening {}

  /**
   * A bolt or release moved, or was found elsewhere than it was known to be.
   *
   * @param attemptId of the attempt that caused it
   */
  record Moved(
      HouseDevice device,
      Report.LockState state,
      Report.Method method,
      Report.User user,
      Optional<UUID> attemptId)
      implements Happening {}

  /** Someone tried and was not let in. */
  record Denied(HouseDevice device, Report.Denial reason) implements Happening {}

  /** It has joined while the gateway runs. */
  record DeviceAdded(HouseDevice device) implements Happening {}

  /** Another device is in its place now. */
  record DeviceReplaced(HouseDevice device) implements Happening {}

  /** It left its network for good. */
  record DeviceRemoved(HouseDevice device, Fault fault) implements Happening {}

  record DeviceOnline(HouseDevice device) implements Happening {}

  record DeviceOffline(HouseDevice device, Fault fault) implements Happening {}

  /**
   * A battery's level, told when it changes.
   *
   * @param percent 0..100
   */
  record Battery(HouseDevice device, int percent) implements Happening {}

  record Tampered(HouseDevice device, String what) implements Happening {}

  record DeviceTrouble(HouseDevice device, Fault fault) implements Happening {}

  /** A lock whose conversation can be heard and forged: a standing warning. */
  record InsecureLock(HouseDevice device) implements Happening {}

  record DriverTrouble(String instance, Fault fault) implements Happening {}

  record DriverWell(String instance) implements Happening {}

  /** The platform's broker can be reached and takes messages. */
  record UplinkOnline(String broker) implements Happening {}

  /**
   * The platform's broker cannot be used.
   *
   * @param retryIn empty when the next try is not a matter of time
   */
  record UplinkOffline(String broker, String cause, Optional<Duration> retryIn)
      implements Happening {}

  /** Something of the uplink that someone must mend; it goes on by itself afterwards. */
  record UplinkAlarm(String message) implements Happening {}

  /** Messages to the platform were given up before they could be stored. */
  record MessagesLost(long count, String reason) implements Happening {

    /** With more of them, for the same reason. */
    public MessagesLost plus(long more) {
      return new MessagesLost(count + more, reason);
    }
  }

  record GatewayStarting(String gatewayId, String version, int devices) implements Happening {}

  /** Commands are taken from here on; without a broker, from the box alone. */
  record Ready(boolean withUplink) implements Happening {}

  record GatewayStopping(String cause) implements Happening {}

  record GatewayStopped() implements Happening {}

  record StoreTrouble(String message) implements Happening {}

  record StoreWell() implements Happening {}

  record ClockTrust(boolean trusted) implements Happening {}

  /** Anything else, in words fit for staff. */
  record Notice(Level level, String message) implements Happening {}

  /** How much it matters to staff. */
  enum Level {
    /** For the curious. */
    DEBUG,
    INFO,
    WARN,
    ERROR
  }
}
