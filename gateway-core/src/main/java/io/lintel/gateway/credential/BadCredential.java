package io.lintel.gateway.credential;

/** A record of a credential that cannot be used. Has no stack trace: the message says it all. */
final class BadCredential extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Says what to correct.
   *
   * @param message never repeats a card's number
   */
  BadCredential(String message) {
    super(message, null, false, false);
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
