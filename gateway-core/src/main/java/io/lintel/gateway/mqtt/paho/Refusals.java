package io.lintel.gateway.mqtt.paho;

import org.eclipse.paho.mqttv5.common.MqttException;

/** Tells a CONNACK's reason code from the client's own codes. */
final class Refusals {

  private static final int REASON_CODE_MIN = 0x80;
  private static final int REASON_CODE_MAX = 0xFF;

  private Refusals() {}

  /** Codes below 0x80 (but for none) and above 0xFF are the client's own. */
  static boolean isConnack(MqttException thrown) {
    int code = thrown.getReasonCode();
    return thrown.getCause() == null && code >= REASON_CODE_MIN && code <= REASON_CODE_MAX;
  }
}
