package io.lintel.gateway.mqtt.paho;

import java.io.IOException;

/** A certificate, key or password file cannot be read or used; the message names the file. */
final class CredentialsException extends IOException {

  private static final long serialVersionUID = 1L;

  CredentialsException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }

  CredentialsException(String message) {
    super(message);
  }
}
