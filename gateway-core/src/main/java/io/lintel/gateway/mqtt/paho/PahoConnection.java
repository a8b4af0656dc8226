package io.lintel.gateway.mqtt.paho;

import io.lintel.gateway.mqtt.Accepted;
import io.lintel.gateway.mqtt.Connection;
import io.lintel.gateway.mqtt.ConnectionEnd;
import io.lintel.gateway.mqtt.ConnectionListener;
import io.lintel.gateway.mqtt.Message;
import io.lintel.gateway.mqtt.Subscription;
import io.lintel.gateway.mqtt.Topics;
import io.lintel.gateway.mqtt.UplinkIdentity;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * One client object, used for one connection and thrown away. It never reconnects, keeps nothing
 * and resends nothing. Called on the uplink's loop.
 */
final class PahoConnection implements Connection {

  /**
   * The client prints a stack trace for each broken connection; the uplink tells it in words. Held
   * here, for loggers that nobody holds forget their level.
   */
  private static final Logger CLIENT_LOG = Logger.getLogger("org.eclipse.paho.mqttv5.client");

  static {
    CLIENT_LOG.setLevel(Level.OFF);
  }

  /** The client ignores its server URI: the socket knows where to go. */
  private static final String SOMEWHERE = "tcp://localhost:1883";

  private final UplinkIdentity identity;
  private final Topics topics;
  private final ConnectionListener listener;
  private final Arrivals arrivals;
  private final AtomicBoolean over = new AtomicBoolean();
  private @Nullable MqttAsyncClient client;

  PahoConnection(UplinkIdentity identity, Arrivals arrivals, ConnectionListener listener) {
    this.identity = identity;
    this.topics = identity.topics();
    this.arrivals = arrivals;
    this.listener = listener;
  }

  void begin(ConnectOptions options) {
    try {
      var fresh = new MqttAsyncClient(SOMEWHERE, identity.gatewayId(), new MemoryPersistence());
      client = fresh;
      fresh.setManualAcks(true);
      fresh.setCallback(new PahoCallback(fresh, arrivals, listener, over));
      fresh.connect(
          options.toPaho(), null, Heard.of(this::connected, (_, thrown) -> unconnected(thrown)));
    } catch (MqttException | IOException refused) {
      listener.unconnected(Causes.fault(refused), Causes.detail(refused));
    }
  }

  @Override
  public void subscribe(Subscription subscription) {
    var wanted = new MqttSubscription(subscription.filter(topics), Subscription.QOS);
    wanted.setNoLocal(Subscription.NO_LOCAL);
    wanted.setRetainAsPublished(Subscription.RETAIN_AS_PUBLISHED);
    wanted.setRetainHandling(subscription.retainHandling());
    attempt(
        paho ->
            paho.subscribe(
                new MqttSubscription[] {wanted},
                null,
                Heard.of(
                    token -> listener.subscribed(subscription, code(token)),
                    (token, _) -> notSubscribed(subscription, token)),
                new MqttProperties()));
  }

  @Override
  public void unsubscribe(Subscription subscription) {
    attempt(paho -> paho.unsubscribe(subscription.filter(topics)));
  }

  @Override
  public void publish(long ticket, Message message) {
    attempt(
        paho ->
            paho.publish(
                message.topic(),
                PahoMessages.toPaho(message),
                null,
                // the client calls this for a failed PUBACK too; a connection that ends is
                // heard of by itself
                Heard.of(token -> listener.answered(ticket, code(token)), (_, _) -> {})));
  }

  @Override
  public void close(boolean goodbye) {
    over.set(true);
    var closing = client;
    if (closing == null) {
      listener.ended();
    } else {
      Teardown.of(closing, goodbye, listener::ended);
    }
  }

  /** An action of the client; what it throws ends the connection. */
  private void attempt(Action action) {
    var live = client;
    if (live == null || over.get()) {
      return;
    }
    try {
      action.on(live);
    } catch (MqttException refused) {
      listener.lost(new ConnectionEnd.Dropped(Causes.detail(refused)));
    }
  }

  private void connected(IMqttToken token) {
    var said = token.getResponseProperties();
    var receiveMaximum = said == null ? null : said.getReceiveMaximum();
    var packetMaximum = said == null ? null : said.getMaximumPacketSize();
    listener.connected(
        new Accepted(
            token.getSessionPresent(),
            receiveMaximum == null ? 65_535 : Math.max(1, receiveMaximum),
            packetMaximum == null ? Long.MAX_VALUE : packetMaximum));
  }

  private void unconnected(Throwable thrown) {
    if (thrown instanceof MqttException said && Refusals.isConnack(said)) {
      listener.refused(said.getReasonCode());
    } else {
      listener.unconnected(Causes.fault(thrown), Causes.detail(thrown));
    }
  }

  private void notSubscribed(Subscription subscription, IMqttToken token) {
    int[] codes = token.getReasonCodes();
    if (codes != null && codes.length > 0) {
      listener.subscribed(subscription, codes[0]);
    }
  }

  /** The client reports a PUBACK with a failure as success: only the code tells. */
  private static int code(IMqttToken token) {
    int[] codes = token.getReasonCodes();
    return codes == null || codes.length == 0 ? 0 : codes[0];
  }

  @FunctionalInterface
  private interface Action {
    void on(MqttAsyncClient client) throws MqttException;
  }
}
