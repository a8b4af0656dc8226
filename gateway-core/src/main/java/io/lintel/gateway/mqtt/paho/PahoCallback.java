package io.lintel.gateway.mqtt.paho;

import io.lintel.gateway.mqtt.ConnectionEnd;
import io.lintel.gateway.mqtt.ConnectionListener;
import io.lintel.gateway.mqtt.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * What the client says on its own. On the client's callback thread, which must never wait: while it
 * does, nothing is read, not even the answer to a ping.
 */
final class PahoCallback implements MqttCallback {

  private final MqttAsyncClient client;
  private final Arrivals arrivals;
  private final ConnectionListener listener;
  private final AtomicBoolean over;

  /**
   * For one connection.
   *
   * @param over whether the connection is no longer ours to answer on
   */
  PahoCallback(
      MqttAsyncClient client, Arrivals arrivals, ConnectionListener listener, AtomicBoolean over) {
    this.client = client;
    this.arrivals = arrivals;
    this.listener = listener;
    this.over = over;
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    listener.lost(end(response));
  }

  /** The client would swallow what is thrown here, and with it the command. */
  @Override
  public void messageArrived(String topic, MqttMessage message) {
    var arrival = arrivals.next();
    if (topic.isEmpty()) {
      listener.lost(
          new ConnectionEnd.Dropped("the broker used a topic alias that we never offered"));
      return;
    }
    int id = message.getId();
    int qos = message.getQos();
    try {
      listener.arrived(PahoMessages.toInbound(topic, message, arrival), () -> acknowledge(id, qos));
    } catch (RuntimeException bug) {
      listener.lost(new ConnectionEnd.Failed(bug.toString()));
    }
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  /** An acknowledgement for another connection would name another message. */
  private void acknowledge(int id, int qos) {
    if (over.get() || qos != Subscription.QOS) {
      return;
    }
    try {
      client.messageArrivedComplete(id, qos);
    } catch (MqttException gone) {
      listener.lost(new ConnectionEnd.Dropped(Causes.detail(gone)));
    }
  }

  private ConnectionEnd end(MqttDisconnectResponse response) {
    MqttException thrown = response.getException();
    if (thrown == null) {
      return new ConnectionEnd.Told(response.getReturnCode());
    }
    if (arrivals.goodbye().isPresent()) {
      return new ConnectionEnd.Told(arrivals.goodbye().getAsInt());
    }
    boolean silent =
        thrown.getReasonCode() == MqttClientException.REASON_CODE_CLIENT_TIMEOUT
            || thrown.getReasonCode() == MqttClientException.REASON_CODE_WRITE_TIMEOUT;
    return silent ? new ConnectionEnd.Silent() : new ConnectionEnd.Dropped(Causes.detail(thrown));
  }
}
