package io.lintel.gateway.config;

import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a driver's descriptor says of one key. Bounds and default are written as in the file.
 *
 * @param unique no two devices of one instance may say the same here (a node, an address)
 * @param oneOf the only texts allowed; empty: any
 * @param pattern of a text
 * @param min of a number, of each of numbers, or of a duration
 * @param max likewise
 * @param help one line for the installer
 */
public record SettingRule(
    Type type,
    boolean required,
    boolean unique,
    Optional<String> defaultText,
    List<String> oneOf,
    Optional<Pattern> pattern,
    Optional<String> min,
    Optional<String> max,
    String help) {

  private static final Duration DURATION_MAX = Duration.ofDays(1);
  private static final Pattern ANY_TEXT = Pattern.compile(".{1,1000}", Pattern.DOTALL);

  /** The kinds of value that a driver may ask for. */
  public enum Type {
    TEXT,
    NUMBER,
    DECIMAL,
    FLAG,
    DURATION,
    TEXTS,
    NUMBERS,
    SECRET
  }

  public SettingRule {
    oneOf = List.copyOf(oneOf);
  }

  /** A rule without limits. */
  public static SettingRule of(Type type, boolean required) {
    return new SettingRule(
        type,
        required,
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /** What is wrong with the rule itself, for whoever reads a descriptor. */
  public Optional<String> defect() {
    try {
      return defaultText
          .map(this::scalar)
          .map(parser()::parse)
          .filter(Parsed.Misfit.class::isInstance)
          .map(misfit -> "its default " + ((Parsed.Misfit<?>) misfit).message());
    } catch (IllegalArgumentException wrong) {
      return Optional.ofNullable(wrong.getMessage());
    }
  }

  Parser<?> parser() {
    return switch (type) {
      case TEXT -> text();
      case NUMBER -> number();
      case DECIMAL ->
          Parsers.decimal(decimal(min, -Double.MAX_VALUE), decimal(max, Double.MAX_VALUE));
      case FLAG -> (Parser<Boolean>) Parsers::flag;
      case DURATION -> Parsers.duration(duration(min, Duration.ZERO), duration(max, DURATION_MAX));
      case TEXTS -> Parsers.list(text());
      case NUMBERS -> Parsers.list(number());
      case SECRET -> (Parser<Secret>) Parsers::secret;
    };
  }

  /** The default, as the parser would have read it from the file. */
  Optional<?> defaultValue() {
    return defaultText.map(this::scalar).map(parser()::parse).flatMap(SettingRule::value);
  }

  private static Optional<Object> value(Parsed<?> parsed) {
    return parsed instanceof Parsed.Value<?>(Object value) ? Optional.of(value) : Optional.empty();
  }

  private Parser<String> text() {
    return oneOf.isEmpty()
        ? pattern
            .map(form -> Parsers.text(form, "of the form " + form))
            .orElseGet(() -> Parsers.text(ANY_TEXT, "1 to 1000 characters"))
        : Parsers.oneOf(oneOf);
  }

  private Parser<Long> number() {
    return Parsers.number(number(min, Long.MIN_VALUE), number(max, Long.MAX_VALUE));
  }

  private ConfigNode scalar(String text) {
    return new ConfigNode.Scalar(new Mark(1, 1), "", text, kind());
  }

  /** What a value of this type looks like in the file. */
  ConfigNode.Kind kind() {
    return switch (type) {
      case NUMBER, NUMBERS -> ConfigNode.Kind.INTEGER;
      case DECIMAL -> ConfigNode.Kind.DECIMAL;
      case FLAG -> ConfigNode.Kind.FLAG;
      case TEXT, DURATION, TEXTS, SECRET -> ConfigNode.Kind.TEXT;
    };
  }

  private static long number(Optional<String> bound, long otherwise) {
    return bound.map(Long::parseLong).orElse(otherwise);
  }

  private static double decimal(Optional<String> bound, double otherwise) {
    return bound.map(Double::parseDouble).orElse(otherwise);
  }

  private static Duration duration(Optional<String> bound, Duration otherwise) {
    return bound
        .map(
            text ->
                Parsers.duration(text)
                    .orElseThrow(() -> new IllegalArgumentException(text + " is not a duration")))
        .orElse(otherwise);
  }
}
