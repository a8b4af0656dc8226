package io.lintel.hardware.rig;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;

/** Tells once whether the broker took a publish: Paho may report a failure and then a success. */
final class Acknowledged implements MqttActionListener {
  /** PUBACK reason codes from here on are refusals, which Paho reports as successes. */
  private static final int REFUSED = 0x80;

  private final Consumer<Boolean> told;
  private final AtomicBoolean once = new AtomicBoolean();

  Acknowledged(Consumer<Boolean> told) {
    this.told = told;
  }

  @Override
  public void onSuccess(IMqttToken token) {
    int[] codes = token.getReasonCodes();
    tell(codes == null || codes.length == 0 || codes[0] < REFUSED);
  }

  @Override
  public void onFailure(IMqttToken token, Throwable cause) {
    tell(false);
  }

  private void tell(boolean success) {
    if (once.compareAndSet(false, true)) {
      told.accept(success);
    }
  }
}
