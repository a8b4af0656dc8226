package io.lintel.driver.simulator;

import io.lintel.driver.simulator.JsonLine.NotALine;
import io.lintel.spi.CardNumber;
import io.lintel.spi.Pin;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/** The fields of a control line, read as what they must be. Digits and cards are never repeated. */
record Fields(Map<String, String> values) {

  /** Characters of a wrong line that an answer repeats. */
  private static final int ECHO_MAX = 40;

  Set<String> keys() {
    return values.keySet();
  }

  String needed(String key) throws NotALine {
    String value = values.get(key);
    if (value == null) {
      throw new NotALine("\"" + key + "\" is missing: add it");
    }
    return value;
  }

  UUID deviceId() throws NotALine {
    try {
      return UUID.fromString(needed("device_id"));
    } catch (IllegalArgumentException e) {
      throw new NotALine("\"device_id\" is not a UUID: take it from the configuration");
    }
  }

  Pin pin(String key) throws NotALine {
    try {
      return new Pin(needed(key));
    } catch (IllegalArgumentException e) {
      throw new NotALine("\"" + key + "\" must be 1 to 32 of 0-9");
    }
  }

  Optional<Pin> perhapsPin(String key) throws NotALine {
    return values.containsKey(key) ? Optional.of(pin(key)) : Optional.empty();
  }

  int slot() throws NotALine {
    return whole("slot", 1, 10_000);
  }

  CardNumber card() throws NotALine {
    int bits = whole("bits", 1, 512);
    String hex = needed("hex");
    if (!hex.matches("[0-9a-fA-F]{1,128}")) {
      throw new NotALine("\"hex\" must be 1 to 128 of 0-9 and a-f");
    }
    try {
      return new CardNumber(bits, new BigInteger(hex, 16));
    } catch (IllegalArgumentException e) {
      throw new NotALine("\"hex\" has more than " + bits + " bits: right-align it");
    }
  }

  /** 4 to 10 bytes, as cards have them. */
  CardNumber uid() throws NotALine {
    String hex = values.getOrDefault("uid", SimulatedCard.UID);
    if (!hex.matches("([0-9a-fA-F]{2}){4,10}")) {
      throw new NotALine("\"uid\" must be 4 to 10 bytes in hex");
    }
    return SimulatedCard.uid(hex);
  }

  /** Whether a card is of a make that cannot be written; empty when nothing is said of that. */
  Optional<Boolean> foreign() throws NotALine {
    String content = values.get("content");
    if (content == null) {
      return Optional.empty();
    }
    if (!content.equals("blank") && !content.equals("foreign")) {
      throw new NotALine("\"content\" must be blank or foreign");
    }
    return Optional.of(content.equals("foreign"));
  }

  double decimal(String key) throws NotALine {
    String text = needed(key);
    if (!text.matches("-?[0-9]{1,6}([.][0-9]{1,12})?")) {
      throw new NotALine("\"" + key + "\" must be a number such as 21.5");
    }
    return Double.parseDouble(text);
  }

  OptionalDouble perhapsDecimal(String key) throws NotALine {
    return values.containsKey(key) ? OptionalDouble.of(decimal(key)) : OptionalDouble.empty();
  }

  /** One of an enum's constants, in small letters. */
  <E extends Enum<E>> Optional<E> perhapsOneOf(String key, Class<E> type) throws NotALine {
    String text = values.get(key);
    if (text == null) {
      return Optional.empty();
    }
    for (E each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(each);
      }
    }
    String words = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
    throw new NotALine("\"" + key + "\" must be one of " + words);
  }

  static String clipped(String text) {
    return text.length() <= ECHO_MAX ? text : text.substring(0, ECHO_MAX) + "…";
  }

  private int whole(String key, int min, int max) throws NotALine {
    String text = needed(key);
    if (text.matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    }
    throw new NotALine("\"" + key + "\" must be a whole number from " + min + " to " + max);
  }
}
