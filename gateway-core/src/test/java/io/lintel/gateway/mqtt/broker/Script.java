package io.lintel.gateway.mqtt.broker;

/** What the broker does; a test overrides where it is to misbehave. On the client's own thread. */
public interface Script {

  default void connected(Client client, Packet.Connect connect) {
    client.connack(0, !connect.cleanStart(), Properties.none());
  }

  default void published(Client client, Packet.Publish publish) {
    client.puback(publish, 0);
  }

  default void subscribed(Client client, Packet.Subscribe subscribe) {
    client.suback(subscribe, 1);
  }

  default void unsubscribed(Client client, Packet.Unsubscribe unsubscribe) {
    client.unsuback(unsubscribe);
  }

  default void acknowledged(Client client, Packet.Puback puback) {}

  default void pinged(Client client) {
    client.pong();
  }

  default void disconnected(Client client, Packet.Disconnect disconnect) {
    client.hangUp();
  }

  /** Does what the packet calls for. */
  default void heard(Client client, Packet packet) {
    switch (packet) {
      case Packet.Connect connect -> connected(client, connect);
      case Packet.Publish publish -> published(client, publish);
      case Packet.Subscribe subscribe -> subscribed(client, subscribe);
      case Packet.Unsubscribe unsubscribe -> unsubscribed(client, unsubscribe);
      case Packet.Puback puback -> acknowledged(client, puback);
      case Packet.Ping _ -> pinged(client);
      case Packet.Disconnect disconnect -> disconnected(client, disconnect);
    }
  }
}
