package io.lintel.gateway.mqtt.paho;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;

/** The client's answer to one action, as two functions. On the client's threads. */
record Heard(Consumer<IMqttToken> success, BiConsumer<IMqttToken, Throwable> failure)
    implements MqttActionListener {

  static Heard of(Consumer<IMqttToken> success, BiConsumer<IMqttToken, Throwable> failure) {
    return new Heard(success, failure);
  }

  @Override
  public void onSuccess(IMqttToken token) {
    success.accept(token);
  }

  @Override
  public void onFailure(IMqttToken token, Throwable thrown) {
    failure.accept(token, thrown);
  }
}
