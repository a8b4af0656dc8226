package io.lintel.driver.simulator;

import io.lintel.driver.simulator.JsonLine.NotALine;
import io.lintel.spi.ControlHandler;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Answers the lines of the control socket. On the loop. */
final class ControlDesk implements ControlHandler {

  private final Map<UUID, Unit> units;

  ControlDesk(Map<UUID, Unit> units) {
    this.units = units;
  }

  @Override
  public String answer(String line) {
    try {
      ControlRequest request = ControlRequest.of(line);
      Unit unit = unit(request.deviceId());
      refuseWhatDoesNotFit(unit, request.verb());
      refuseWhatCannotBe(unit.state(), request);
      request.input().ifPresent(unit::on);
      return done(request, unit.state());
    } catch (NotALine e) {
      return refusal(String.valueOf(e.getMessage()));
    }
  }

  private Unit unit(UUID deviceId) throws NotALine {
    return Optional.ofNullable(units.get(deviceId))
        .orElseThrow(
            () ->
                new NotALine(
                    "no simulated device has the id " + deviceId + ": take one from `devices:`"));
  }

  private static void refuseWhatDoesNotFit(Unit unit, Verb verb) throws NotALine {
    Fit fit = Fit.of(verb);
    refuseIf(
        !fit.kinds().contains(unit.kind()),
        "\"" + unit.kind().word() + "\" cannot " + verb.word() + ": " + fit.otherwise());
  }

  private static void refuseWhatCannotBe(Machine machine, ControlRequest request) throws NotALine {
    switch (machine) {
      case DoorState door when request.input().isPresent() ->
          refuseWhatCannotBe(door, request.input().get());
      case GadgetState gadget
          when request.input().isPresent()
              && request.input().get() instanceof Input.Happened(Happening what) -> {
        Optional<String> objection = gadget.works().objection(what);
        refuseIf(objection.isPresent(), objection.orElse(""));
      }
      case DoorState _, GadgetState _ -> {}
    }
  }

  private static void refuseWhatCannotBe(DoorState door, Input input) throws NotALine {
    switch (input) {
      case Input.ByHand _, Input.Keyed _ ->
          refuseIf(door.isFull(), "too much waits for this door: try again later");
      case Input.ForeignCode foreign -> refuseForeign(door.codes().memory(), foreign);
      default -> {}
    }
  }

  private static void refuseForeign(CodeMemory memory, Input.ForeignCode foreign) throws NotALine {
    refuseIf(
        !memory.has(foreign.slot()),
        "it has slots 1 to " + memory.spec().traits().slots() + ": choose one of them");
    refuseIf(
        foreign.code().filter(pin -> memory.isDuplicate(foreign.slot(), pin)).isPresent(),
        "another slot holds these digits: choose others");
  }

  private static void refuseIf(boolean refused, String message) throws NotALine {
    if (refused) {
      throw new NotALine(message);
    }
  }

  private static String done(ControlRequest request, Machine machine) {
    return JsonLine.write(
        json -> {
          json.writeBooleanField("ok", true);
          json.writeStringField("device_id", request.deviceId().toString());
          json.writeStringField("do", request.verb().word());
          Appearance.write(machine, json);
        });
  }

  private static String refusal(String message) {
    return JsonLine.write(
        json -> {
          json.writeBooleanField("ok", false);
          json.writeStringField("error", message);
        });
  }
}
