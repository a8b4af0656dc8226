package io.lintel.driver.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lintel.driver.simulator.ControlRequest.Verb;
import io.lintel.driver.simulator.JsonLine.NotALine;
import io.lintel.spi.ControlHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Answers the lines of the control socket. On the loop. */
final class ControlDesk implements ControlHandler {

  private final Map<UUID, Door> doors;

  ControlDesk(Map<UUID, Door> doors) {
    this.doors = doors;
  }

  @Override
  public String answer(String line) {
    try {
      ControlRequest request = ControlRequest.of(line);
      Door door = door(request.deviceId());
      refuseWhatTheDoorHasNot(door.state(), request.verb());
      door.on(request.input());
      return done(request, door.state());
    } catch (NotALine e) {
      return refusal(String.valueOf(e.getMessage()));
    }
  }

  private Door door(UUID deviceId) throws NotALine {
    return Optional.ofNullable(doors.get(deviceId))
        .orElseThrow(
            () ->
                new NotALine(
                    "no simulated device has the id " + deviceId + ": take one from `devices:`"));
  }

  private static void refuseWhatTheDoorHasNot(DoorState door, Verb verb) throws NotALine {
    switch (verb) {
      case MANUAL_LOCK, MANUAL_UNLOCK ->
          refuseIf(door.spec().isRelease(), "a release has no thumb-turn: use a lock");
      case KEY ->
          refuseIf(
              !door.spec().hasKeypad(), "it has no keypad: give it kind keypad_lock, and codes");
      case JAM, UNJAM, OFFLINE, ONLINE, HANG, RELEASE, SLOW -> {}
    }
    boolean moves = verb == Verb.MANUAL_LOCK || verb == Verb.MANUAL_UNLOCK || verb == Verb.KEY;
    refuseIf(moves && door.isFull(), "too much waits for this door: try again later");
  }

  private static void refuseIf(boolean refused, String message) throws NotALine {
    if (refused) {
      throw new NotALine(message);
    }
  }

  private static String done(ControlRequest request, DoorState door) {
    return JsonLine.write(
        json -> {
          json.writeBooleanField("ok", true);
          json.writeStringField("device_id", request.deviceId().toString());
          json.writeStringField("do", request.verb().word());
          describe(door, json);
        });
  }

  private static void describe(DoorState door, JsonGenerator json) throws IOException {
    json.writeStringField("bolt", door.bolt().name().toLowerCase(Locale.ROOT));
    json.writeBooleanField("moving", door.isMoving());
    json.writeBooleanField("stuck", door.condition().stuck());
    json.writeBooleanField("online", door.condition().online());
    json.writeBooleanField("hung", door.condition().hung());
    json.writeBooleanField("slow", door.condition().slow());
  }

  private static String refusal(String message) {
    return JsonLine.write(
        json -> {
          json.writeBooleanField("ok", false);
          json.writeStringField("error", message);
        });
  }
}
