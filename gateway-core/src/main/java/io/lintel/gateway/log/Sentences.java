package io.lintel.gateway.log;

import static io.lintel.gateway.log.Words.name;
import static io.lintel.gateway.log.Words.said;

/** Says what happened in words that staff understand. Pure. */
public final class Sentences {

  private Sentences() {}

  public static Sentence of(Happening happening) {
    return switch (happening) {
      case Happening.AttemptAccepted(var attempt) -> AttemptSentences.accepted(attempt);
      case Happening.AttemptStarted(var attempt) -> AttemptSentences.started(attempt);
      case Happening.AttemptSucceeded ended -> AttemptSentences.succeeded(ended);
      case Happening.AttemptFailed ended -> AttemptSentences.failed(ended);
      case Happening.CommandRepeated(var attemptId) ->
          Sentence.debug(
              "A command came again and got its first answer (attempt " + attemptId + ")");
      case Happening.CommandRefused(var reason, var message) ->
          Sentence.warn("A command was refused (" + said(reason) + "): " + said(message));
      case Happening.Moved moved -> DeviceSentences.moved(moved);
      case Happening.Denied denied -> DeviceSentences.denied(denied);
      case Happening.DeviceOnline(var device) -> Sentence.info(name(device) + ": answers");
      case Happening.DeviceOffline(var device, var fault) ->
          Sentence.warn(name(device) + ": does not answer: " + Words.fault(fault));
      case Happening.DeviceAdded(var device) -> Sentence.info(name(device) + ": was added");
      case Happening.DeviceReplaced(var device) ->
          Sentence.info(
              name(device) + ": was replaced by another device, which is brought up to date");
      case Happening.DeviceRemoved(var device, var fault) ->
          Sentence.error(name(device) + ": has left its network: " + Words.fault(fault));
      case Happening.Battery battery -> DeviceSentences.battery(battery);
      case Happening.Tampered(var device, var what) ->
          Sentence.warn(name(device) + ": tampered with: " + said(what));
      case Happening.DeviceTrouble(var device, var fault) ->
          Sentence.warn(name(device) + ": " + Words.fault(fault));
      case Happening.InsecureLock(var device) ->
          Sentence.warn(
              name(device)
                  + ": the connection to this lock is not encrypted; anyone near it can listen and"
                  + " open it. Include it again with security, or replace it");
      case Happening.DriverTrouble(var instance, var fault) ->
          Sentence.error("Driver " + said(instance) + ": " + Words.fault(fault));
      case Happening.DriverWell(var instance) ->
          Sentence.info("Driver " + said(instance) + ": works");
      case Happening.UplinkOnline(var broker) ->
          Sentence.info("Platform: connected by way of " + said(broker));
      case Happening.UplinkOffline offline -> GatewaySentences.offline(offline);
      case Happening.UplinkAlarm(var message) -> Sentence.error("Platform: " + said(message));
      case Happening.MessagesLost(var count, var reason) ->
          Sentence.error(
              count
                  + " messages to the platform were lost before they could be stored ("
                  + said(reason)
                  + "); neither the platform nor the history has them");
      case Happening.GatewayStarting starting -> GatewaySentences.starting(starting);
      case Happening.Ready _ -> Sentence.info("ready");
      case Happening.GatewayStopping(var cause) ->
          Sentence.info("Gateway stopping: " + said(cause));
      case Happening.GatewayStopped() -> Sentence.info("Gateway stopped");
      case Happening.StoreTrouble(var message) -> Sentence.error("Storage: " + said(message));
      case Happening.StoreWell() -> Sentence.info("Storage: works again");
      case Happening.ClockTrust(var trusted) -> GatewaySentences.clock(trusted);
      case Happening.Notice(var level, var message) -> new Sentence(level, said(message));
    };
  }
}
