package io.lintel.driver.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalDouble;

/** How a device looks from outside, as an answer of the control socket tells it. */
final class Appearance {

  private Appearance() {}

  static void write(Machine machine, JsonGenerator json) throws IOException {
    switch (machine) {
      case DoorState door -> {
        json.writeStringField("bolt", door.bolt().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("moving", door.isMoving());
        json.writeBooleanField("stuck", door.condition().stuck());
        write(door.condition(), json);
        if (door.spec().hasKeypad()) {
          write(door.codes(), json);
          json.writeBooleanField("refuses_codes", door.condition().refusesCodes());
        }
      }
      case GadgetState gadget -> {
        write(gadget.condition(), json);
        write(gadget.works(), json);
      }
    }
  }

  private static void write(Condition condition, JsonGenerator json) throws IOException {
    json.writeBooleanField("online", condition.online());
    json.writeBooleanField("hung", condition.hung());
    json.writeBooleanField("slow", condition.slow());
  }

  private static void write(Codes codes, JsonGenerator json) throws IOException {
    json.writeNumberField("slots", codes.memory().spec().traits().slots());
    json.writeNumberField("slots_used", codes.memory().used());
    json.writeNumberField("writes", codes.writes());
  }

  private static void write(Works works, JsonGenerator json) throws IOException {
    switch (works) {
      case ReaderWorks _ -> {}
      case NoiseWorks(var last) when last.isPresent() ->
          json.writeNumberField("decibels", last.get().decibels());
      case NoiseWorks _ -> {}
      case ThermostatWorks thermostat -> write(thermostat, json);
      case EncoderWorks encoder -> write(encoder, json);
    }
  }

  private static void write(ThermostatWorks thermostat, JsonGenerator json) throws IOException {
    json.writeStringField("mode", thermostat.mode().name().toLowerCase(Locale.ROOT));
    json.writeStringField("fan", thermostat.fan().name().toLowerCase(Locale.ROOT));
    write("heating", thermostat.heating(), json);
    write("cooling", thermostat.cooling(), json);
    json.writeNumberField("temperature", thermostat.temperature());
    json.writeNumberField("writes", thermostat.writes());
  }

  private static void write(EncoderWorks encoder, JsonGenerator json) throws IOException {
    json.writeStringField("card", encoder.card().map(Appearance::word).orElse("none"));
    json.writeNumberField("writes", encoder.writes());
  }

  private static String word(SimulatedCard card) {
    if (card.foreign()) {
      return "foreign";
    }
    return card.message().isPresent() ? "written" : "blank";
  }

  private static void write(String key, OptionalDouble celsius, JsonGenerator json)
      throws IOException {
    if (celsius.isPresent()) {
      json.writeNumberField(key, celsius.getAsDouble());
    }
  }
}
