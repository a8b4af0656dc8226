package io.lintel.gateway.mqtt.paho;

import java.io.IOException;

/** The configuration would send commands in the clear over a network. */
final class PlaintextException extends IOException {

  private static final long serialVersionUID = 1L;

  PlaintextException(String message) {
    super(message);
  }
}
