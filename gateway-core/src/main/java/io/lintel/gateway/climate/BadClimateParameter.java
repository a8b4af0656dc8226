package io.lintel.gateway.climate;

/** Carries what is wrong with a parameter out of its reading; the message names the field. */
final class BadClimateParameter extends Exception {

  private static final long serialVersionUID = 1;

  BadClimateParameter(String message) {
    super(message, null, false, false);
  }
}
