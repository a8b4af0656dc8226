package io.lintel.gateway.noise;

/** Carries what is wrong with a parameter out of its reading; the message names the field. */
final class BadNoiseParameter extends Exception {

  private static final long serialVersionUID = 1;

  BadNoiseParameter(String message) {
    super(message, null, false, false);
  }
}
