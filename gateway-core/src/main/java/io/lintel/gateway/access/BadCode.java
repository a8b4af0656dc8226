package io.lintel.gateway.access;

/** A parameter that cannot be accepted; the message names it and says what to do. */
final class BadCode extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String type;

  BadCode(String type, String message) {
    super(message, null, false, false);
    this.type = type;
  }

  static BadCode parameter(String message) {
    return new BadCode("invalid_parameter", message);
  }

  String type() {
    return type;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
