package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.model.UplinkFault;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what the machine wants done. On the uplink's loop. */
final class UplinkHands {

  private final UplinkIdentity identity;
  private final Topics topics;
  private final ConnectionFactory connections;
  private final UplinkPorts ports;
  private final UplinkTeller teller;
  private final Consumer<Input> post;
  private final Consumer<Input> feed;
  private final AckWriter acks;
  private final Sessions sessions = new Sessions(UUID::randomUUID);
  private @Nullable Connection connection;
  private boolean looking;
  private Runnable onReady = () -> {};

  /**
   * Ready to work.
   *
   * @param post brings an input from another thread
   * @param feed brings one from the loop
   */
  UplinkHands(
      UplinkIdentity identity,
      ConnectionFactory connections,
      UplinkPorts ports,
      UplinkTeller teller,
      Consumer<Input> post,
      Consumer<Input> feed) {
    this.identity = identity;
    this.topics = identity.topics();
    this.connections = connections;
    this.ports = ports;
    this.teller = teller;
    this.post = post;
    this.feed = feed;
    this.acks =
        new AckWriter(
            ports.time(), ports.loop(), ports.store(), kept -> feed.accept(new Input.Kept(kept)));
  }

  void onReady(Runnable listener) {
    onReady = listener;
  }

  void run(Effect effect) {
    switch (effect) {
      case Effect.Dial dial -> dial(dial);
      case Effect.RememberCleanStart _ -> CleanStarts.remember(ports.store());
      case Effect.Look _ -> look();
      case Effect.RaiseEpoch(long generation, long above) ->
          ports.epochs().raiseOver(above, () -> post.accept(new Input.Raised(generation)));
      case Effect.Subscribe _ -> subscribe();
      case Effect.Ready _ -> ready();
      case Effect.Publish(_, long ticket, Item item) ->
          withConnection(line -> line.publish(ticket, message(item)));
      case Effect.Close close -> withConnection(line -> line.close(close.goodbye()));
      case Effect.ReadOutbox(long after, int limit) -> read(after, limit);
      case Effect.Acknowledge(long sequence) -> acks.acknowledge(sequence);
      case Effect.DeadLetter(long sequence, String reason) -> acks.deadLetter(sequence, reason);
      case Effect.Tell(String type, var fields) ->
          ports.news().tell(type, DeliveryClass.GATEWAY, fields);
      case Effect.Trouble trouble -> teller.trouble(trouble, ports.time().wall());
      case Effect.Flowing _ -> teller.flowing();
    }
  }

  private void dial(Effect.Dial dial) {
    sessions.begin();
    looking = false;
    var wire = new Wire(dial.generation(), topics, ports.intake(), this::seen, post);
    connection = connections.open(dial.cleanStart(), presence(false), wire);
  }

  private void look() {
    looking = true;
    withConnection(line -> line.subscribe(Subscription.PRESENCE));
  }

  private void subscribe() {
    if (looking) {
      looking = false;
      withConnection(line -> line.unsubscribe(Subscription.PRESENCE));
    }
    withConnection(line -> line.subscribe(Subscription.COMMANDS));
  }

  private void ready() {
    teller.online(ports.time().wall());
    onReady.run();
    onReady = () -> {};
  }

  private void read(long after, int limit) {
    try {
      var rows = ports.store().outbox().after(Math.max(0, after), limit);
      feed.accept(new Input.Rows(after, rows, rows.size() == limit));
    } catch (RuntimeException unreadable) {
      run(new Effect.Trouble(UplinkFault.STORE_SLOW, unreadable.toString(), Optional.empty()));
      feed.accept(new Input.Rows(after, List.of(), false));
    }
  }

  private Message message(Item item) {
    return switch (item) {
      case Item.Row(var row, boolean historical) ->
          on(row.topic(), historical ? Historical.mark(row.payload()) : row.payload());
      case Item.Slot(String topic, var payload) -> on(topic, payload);
      case Item.Presence(boolean online) -> presence(online);
      case Item.Live(String topic, var payload, var correlation) ->
          on(topic, payload).answering(correlation);
    };
  }

  private Message on(String topic, Bytes payload) {
    var channel =
        Channel.of(topics.relative(topic))
            .orElseThrow(() -> new IllegalArgumentException("no such channel: " + topic));
    return Message.on(topics.whole(topic), channel, payload);
  }

  private Message presence(boolean online) {
    var now = ports.time().wall();
    var said =
        new Presence(online, sessions.current(), now, ports.store().birth(), identity.version());
    return Message.on(topics.presence(), Channel.PRESENCE, said.json());
  }

  private Optional<SeenPresence> seen(Inbound message) {
    return Presence.read(message.payload(), sessions.all());
  }

  private void withConnection(Consumer<Connection> action) {
    if (connection != null) {
      action.accept(connection);
    }
  }
}
