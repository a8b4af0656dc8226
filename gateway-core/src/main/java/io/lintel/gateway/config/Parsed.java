package io.lintel.gateway.config;

import java.util.function.Function;

/** What came of reading a scalar. */
public sealed interface Parsed<T> {

  /** It fits. */
  record Value<T>(T value) implements Parsed<T> {}

  /**
   * It does not fit.
   *
   * @param message what it must be, beginning with {@code must}
   */
  record Misfit<T>(String message) implements Parsed<T> {}

  /** Reads a value further. */
  default <U> Parsed<U> then(Function<T, Parsed<U>> next) {
    return switch (this) {
      case Value<T>(T value) -> next.apply(value);
      case Misfit<T>(String message) -> new Misfit<>(message);
    };
  }
}
