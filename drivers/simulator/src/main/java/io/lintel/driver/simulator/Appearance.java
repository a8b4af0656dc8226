package io.lintel.driver.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

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
          write(door.codes().memory(), json);
          json.writeBooleanField("refuses_codes", door.condition().refusesCodes());
        }
      }
      case GadgetState gadget -> write(gadget.condition(), json);
    }
  }

  private static void write(Condition condition, JsonGenerator json) throws IOException {
    json.writeBooleanField("online", condition.online());
    json.writeBooleanField("hung", condition.hung());
    json.writeBooleanField("slow", condition.slow());
  }

  private static void write(CodeMemory memory, JsonGenerator json) throws IOException {
    json.writeNumberField("slots", memory.spec().traits().slots());
    json.writeNumberField("slots_used", memory.used());
  }
}
