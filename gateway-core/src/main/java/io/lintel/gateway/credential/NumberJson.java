package io.lintel.gateway.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.access.CanonicalCard;
import io.lintel.spi.CardNumber;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Card numbers as JSON: {@code format} with {@code facility} and {@code number}, or the raw {@code
 * bits} with {@code hex}; and {@code card_number}, the identifier of a card in upper-case hex.
 */
final class NumberJson {

  private static final int HEX_LENGTH_MAX = 128;

  private NumberJson() {}

  static Optional<CardNumber> number(JsonNode json) throws BadCredential {
    if (json.path("format").isTextual()) {
      return Optional.of(formatted(json));
    }
    var raw = json.path("hex").isTextual() ? Optional.of(raw(json)) : Optional.<CardNumber>empty();
    if (raw.isPresent() && CanonicalCard.of(raw.get()).isEmpty()) {
      throw new BadCredential(
          "hex has a parity bit that is wrong for " + raw.get().bits() + " bits");
    }
    return raw;
  }

  static void put(ObjectNode json, CardNumber number) {
    json.put("bits", number.bits()).put("hex", number.revealHex());
  }

  /** The identifier of a card; one that is no hex, of another system, says nothing here. */
  static Optional<CardNumber> card(JsonNode json) {
    var text = json.path("card_number").asText("");
    boolean hex = text.matches("([0-9A-Fa-f]{2}){1,64}") && !text.isEmpty();
    return hex
        ? Optional.of(
            new CardNumber(text.length() * 4, new BigInteger(1, HexFormat.of().parseHex(text))))
        : Optional.empty();
  }

  static String text(CardNumber card) {
    return card.revealHex().toUpperCase(Locale.ROOT);
  }

  private static CardNumber formatted(JsonNode json) throws BadCredential {
    var name = json.path("format").textValue();
    var format =
        CardFormat.of(name)
            .orElseThrow(
                () ->
                    new BadCredential(
                        "format must be h10301, h10306, h10302, h10304 or corporate_1000; for"
                            + " anything else give bits and hex"));
    var facility = json.path("facility");
    var number = json.path("number");
    boolean whole = number.canConvertToLong() && number.isIntegralNumber();
    boolean known = facility.isMissingNode() || facility.isIntegralNumber();
    if (!whole || !known || !format.fits(facility.asLong(0), number.longValue())) {
      throw new BadCredential("facility and number must be whole numbers that " + name + " holds");
    }
    return format.number(facility.asLong(0), number.longValue());
  }

  private static CardNumber raw(JsonNode json) throws BadCredential {
    var hex = json.path("hex").textValue();
    int bits = json.path("bits").asInt(hex.length() * 4);
    try {
      if (hex.isEmpty() || hex.length() > HEX_LENGTH_MAX) {
        throw new BadCredential("hex must have 1 to " + HEX_LENGTH_MAX + " digits");
      }
      return new CardNumber(bits, new BigInteger(hex, 16));
    } catch (IllegalArgumentException e) {
      throw new BadCredential(
          "hex must be hexadecimal digits of at most as many bits as bits says");
    }
  }
}
