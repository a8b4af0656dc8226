package io.lintel.gateway.driver.plugin;

/** Says which key of a descriptor is wrong. Has no stack trace: the message says it all. */
final class BadDescriptor extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  BadDescriptor(String message) {
    super(message, null, false, false);
    this.reason = message;
  }

  String reason() {
    return reason;
  }
}
