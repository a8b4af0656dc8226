package io.lintel.gateway.log;

/** A line for staff. Free of control and bidi characters. */
public record Sentence(Happening.Level level, String text) {

  static Sentence debug(String text) {
    return new Sentence(Happening.Level.DEBUG, text);
  }

  static Sentence info(String text) {
    return new Sentence(Happening.Level.INFO, text);
  }

  static Sentence warn(String text) {
    return new Sentence(Happening.Level.WARN, text);
  }

  static Sentence error(String text) {
    return new Sentence(Happening.Level.ERROR, text);
  }
}
