package io.lintel.driver.simulator;

import io.lintel.driver.simulator.JsonLine.NotALine;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One line of the control socket: what to do to which device.
 *
 * @param input what that is to the device; empty when it only asks how the device is
 */
record ControlRequest(UUID deviceId, Verb verb, Optional<Input> input) {

  /** Keys whose values are not texts; a text that says the same will do. */
  private static final Set<String> NOT_TEXTS =
      Set.of("bits", "slot", "value", "nrs", "heating", "cooling");

  /** Reads a line. */
  static ControlRequest of(String line) throws NotALine {
    var fields = new Fields(JsonLine.read(line, NOT_TEXTS));
    onlyKnownKeys(fields);
    UUID deviceId = fields.deviceId();
    Verb verb = verb(fields);
    onlyKeysOf(verb, fields);
    return new ControlRequest(deviceId, verb, input(verb, fields));
  }

  private static Optional<Input> input(Verb verb, Fields fields) throws NotALine {
    return switch (verb) {
      case LOOK -> Optional.empty();
      case JAM -> turned(Knob.JAM);
      case UNJAM -> turned(Knob.UNJAM);
      case OFFLINE -> turned(Knob.OFFLINE);
      case ONLINE -> turned(Knob.ONLINE);
      case HANG -> turned(Knob.HANG);
      case RELEASE -> turned(Knob.RELEASE);
      case SLOW -> turned(Knob.SLOW);
      case REFUSE_CODES -> turned(Knob.REFUSE_CODES);
      case MANUAL_LOCK -> Optional.of(new Input.ByHand(LockState.LOCKED));
      case MANUAL_UNLOCK -> Optional.of(new Input.ByHand(LockState.UNLOCKED));
      case KEY -> Optional.of(new Input.Keyed(fields.pin("digits")));
      case CARD -> happened(new Happening.CardShown(fields.card()));
      case READING ->
          happened(new Happening.Reading(fields.decimal("value"), fields.perhapsDecimal("nrs")));
      case ADJUST -> happened(adjusted(fields));
      case PRESENT_CARD -> happened(new Happening.CardLaid(fields.uid(), fields.foreign()));
      case REMOVE_CARD -> happened(new Happening.CardTaken());
      case FOREIGN_CODE ->
          Optional.of(new Input.ForeignCode(fields.slot(), fields.perhapsPin("digits")));
      case FILL_SLOTS -> Optional.of(new Input.SlotsFilled());
    };
  }

  private static Optional<Input> turned(Knob knob) {
    return Optional.of(new Input.Turned(knob));
  }

  private static Optional<Input> happened(Happening what) {
    return Optional.of(new Input.Happened(what));
  }

  private static Happening adjusted(Fields fields) throws NotALine {
    return new Happening.Adjusted(
        fields.perhapsOneOf("mode", HvacMode.class),
        fields.perhapsOneOf("fan", FanMode.class),
        fields.perhapsDecimal("heating"),
        fields.perhapsDecimal("cooling"));
  }

  private static Verb verb(Fields fields) throws NotALine {
    String word = fields.needed("do");
    for (Verb verb : Verb.values()) {
      if (verb.word().equals(word)) {
        return verb;
      }
    }
    throw new NotALine("unknown \"do\": \"" + Fields.clipped(word) + "\" is none of " + words());
  }

  private static void onlyKnownKeys(Fields fields) throws NotALine {
    List<String> known = new ArrayList<>(List.of("device_id", "do"));
    Arrays.stream(Verb.values()).flatMap(verb -> verb.keys().stream()).forEach(known::add);
    var unknown = new TreeSet<>(fields.keys());
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new NotALine(
          "unknown key \""
              + Fields.clipped(unknown.first())
              + "\": the keys are "
              + known.stream().distinct().collect(Collectors.joining(", ")));
    }
  }

  private static void onlyKeysOf(Verb verb, Fields fields) throws NotALine {
    var others = new TreeSet<>(fields.keys());
    others.removeAll(verb.keys());
    others.removeAll(Set.of("device_id", "do"));
    if (!others.isEmpty()) {
      throw new NotALine(
          "\"" + others.first() + "\" does not go with \"do\":\"" + verb.word() + "\": remove it");
    }
  }

  private static String words() {
    return Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(", "));
  }
}
