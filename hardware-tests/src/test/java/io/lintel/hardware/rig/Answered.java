package io.lintel.hardware.rig;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;

/** Tells once that a publish is over: Paho may report a failure and then a success. */
final class Answered implements MqttActionListener {
  private final Runnable told;
  private final AtomicBoolean once = new AtomicBoolean();

  Answered(Runnable told) {
    this.told = told;
  }

  @Override
  public void onSuccess(IMqttToken token) {
    tell();
  }

  @Override
  public void onFailure(IMqttToken token, Throwable cause) {
    tell();
  }

  private void tell() {
    if (once.compareAndSet(false, true)) {
      told.run();
    }
  }
}
