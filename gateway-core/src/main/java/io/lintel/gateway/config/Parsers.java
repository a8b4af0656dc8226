package io.lintel.gateway.config;

import io.lintel.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of value that a file can hold. Messages quote what stands there, secrets aside. */
final class Parsers {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern ZONE_FORM = Pattern.compile("UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+){1,2}");

  private static final Optional<Duration> NO_DURATION = Optional.empty();

  private Parsers() {}

  static Parsed<String> text(ConfigNode node) {
    if (!(node instanceof ConfigNode.Scalar scalar)) {
      return new Parsed.Misfit<>("must be text, not " + node.described());
    }
    return switch (scalar.kind()) {
      case TEXT -> new Parsed.Value<>(scalar.text());
      case NOTHING -> new Parsed.Misfit<>("is empty: give a value or remove the key");
      case INTEGER, DECIMAL, FLAG ->
          new Parsed.Misfit<>("must be text: put it in quotes, \"" + scalar.text() + "\"");
    };
  }

  static Parser<String> text(Pattern form, String words) {
    return node ->
        text(node)
            .then(
                text ->
                    form.matcher(text).matches()
                        ? new Parsed.Value<>(text)
                        : must("be " + words, text));
  }

  /** Never quotes the value. */
  static Parsed<Secret> secret(ConfigNode node) {
    return node instanceof ConfigNode.Scalar scalar && scalar.kind() == ConfigNode.Kind.TEXT
        ? new Parsed.Value<>(new Secret(scalar.text().getBytes(StandardCharsets.UTF_8)))
        : new Parsed.Misfit<>("must be text in quotes");
  }

  static Parsed<Boolean> flag(ConfigNode node) {
    return node instanceof ConfigNode.Scalar scalar && scalar.kind() == ConfigNode.Kind.FLAG
        ? new Parsed.Value<>(Boolean.parseBoolean(scalar.text()))
        : must("be true or false", node);
  }

  static Parser<Long> number(long min, long max) {
    String words = "be a whole number from " + min + " to " + max;
    return node ->
        node instanceof ConfigNode.Scalar scalar
                && scalar.kind() == ConfigNode.Kind.INTEGER
                && scalar.text().length() <= 18
                && within(Long.parseLong(scalar.text()), min, max)
            ? new Parsed.Value<>(Long.parseLong(scalar.text()))
            : must(words, node);
  }

  /** A whole number will do. */
  static Parser<Double> decimal(double min, double max) {
    String words = "be a number from " + min + " to " + max;
    return node ->
        node instanceof ConfigNode.Scalar scalar
                && (scalar.kind() == ConfigNode.Kind.DECIMAL
                    || scalar.kind() == ConfigNode.Kind.INTEGER)
            ? decimal(scalar.text())
                .filter(value -> value >= min && value <= max)
                .<Parsed<Double>>map(Parsed.Value::new)
                .orElseGet(() -> must(words, node))
            : must(words, node);
  }

  private static Optional<Double> decimal(String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Parser<Duration> duration(Duration min, Duration max) {
    String words = "be a time from " + written(min) + " to " + written(max) + ", such as 5s";
    return node ->
        (node instanceof ConfigNode.Scalar scalar ? duration(scalar.text()) : NO_DURATION)
            .filter(duration -> duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0)
            .<Parsed<Duration>>map(Parsed.Value::new)
            .orElseGet(() -> must(words, node));
  }

  /** Written as {@code 200ms}, {@code 5s}, {@code 2m}, {@code 1h}, {@code 7d}. */
  static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    return matcher.matches()
        ? Optional.of(duration(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** A list of values of one type. */
  static <T> Parser<List<T>> list(Parser<T> each) {
    return node -> {
      if (!(node instanceof ConfigNode.Listing listing)) {
        return new Parsed.Misfit<>("must be a list, such as [a, b], not " + node.described());
      }
      var values = new ArrayList<T>();
      for (ConfigNode item : listing.items()) {
        switch (each.parse(item)) {
          case Parsed.Value<T>(T value) -> values.add(value);
          case Parsed.Misfit<T>(String message) -> {
            return new Parsed.Misfit<>("has an entry that " + message);
          }
        }
      }
      return new Parsed.Value<>(List.copyOf(values));
    };
  }

  static Parsed<UUID> uuid(ConfigNode node) {
    return text(UUID_FORM, "a UUID, such as 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01")
        .parse(node)
        .then(text -> new Parsed.Value<>(UUID.fromString(text)));
  }

  /** A name of the IANA data base, or UTC. An offset such as +02:00 knows no summer time. */
  static Parsed<ZoneId> zone(ConfigNode node) {
    return text(node).then(Parsers::zone);
  }

  private static Parsed<ZoneId> zone(String text) {
    try {
      return ZONE_FORM.matcher(text).matches()
          ? new Parsed.Value<>(ZoneId.of(text))
          : must("be an IANA time zone, such as Europe/Paris", text);
    } catch (DateTimeException unknown) {
      String hint =
          Nearest.to(text, ZoneId.getAvailableZoneIds()).map(Parsers::didYouMean).orElse("");
      return new Parsed.Misfit<>(
          "must be an IANA time zone, such as Europe/Paris, not \"" + text + "\"" + hint);
    }
  }

  static Parsed<Path> path(ConfigNode node) {
    return text(Pattern.compile("/[^\\u0000]{0,1000}"), "an absolute path, beginning with /")
        .parse(node)
        .then(Parsers::path);
  }

  /** The locale that Java was started in may not know every character of a name. */
  private static Parsed<Path> path(String text) {
    try {
      return new Parsed.Value<>(Path.of(text).normalize());
    } catch (InvalidPathException unwritable) {
      return must("be a path that this system's character set can write", text);
    }
  }

  static <E extends Enum<E>> Parser<E> oneOf(Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Parsers::written).toList();
    return node ->
        oneOf(names)
            .parse(node)
            .then(
                name ->
                    new Parsed.Value<>(
                        Enum.valueOf(type, name.replace('-', '_').toUpperCase(Locale.ROOT))));
  }

  static Parser<String> oneOf(List<String> names) {
    String words = names.stream().collect(Collectors.joining(", ", "be one of ", ""));
    return node ->
        node instanceof ConfigNode.Scalar scalar
                && scalar.kind() == ConfigNode.Kind.TEXT
                && names.contains(scalar.text())
            ? new Parsed.Value<>(scalar.text())
            : must(words, node);
  }

  /** As in the file: lower case with hyphens. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As in the file: {@code 200ms}, {@code 5s}, {@code 2m}, {@code 1h}. */
  static String written(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
  }

  private static Duration duration(String count, String unit) {
    long number = Long.parseLong(count);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(1).multipliedBy(number);
    };
  }

  private static boolean within(long value, long min, long max) {
    return value >= min && value <= max;
  }

  private static <T> Parsed<T> must(String words, ConfigNode node) {
    return node instanceof ConfigNode.Scalar scalar && scalar.kind() != ConfigNode.Kind.NOTHING
        ? must(words, scalar.text())
        : new Parsed.Misfit<>("must " + words + ", not " + node.described());
  }

  private static <T> Parsed<T> must(String words, String found) {
    return new Parsed.Misfit<>("must " + words + ", not \"" + found + "\"");
  }

  private static String didYouMean(String near) {
    return "; did you mean \"" + near + "\"?";
  }
}
