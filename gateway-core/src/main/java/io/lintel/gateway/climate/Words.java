package io.lintel.gateway.climate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Modes as published: lower case with underscores. */
final class Words {

  private Words() {}

  static String of(Enum<?> mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> Optional<E> find(Class<E> kind, String word) {
    return Arrays.stream(kind.getEnumConstants()).filter(e -> of(e).equals(word)).findFirst();
  }

  /** All that there are, for a message. */
  static String all(Iterable<? extends Enum<?>> modes) {
    return StreamSupport.stream(modes.spliterator(), false)
        .map(Words::of)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
