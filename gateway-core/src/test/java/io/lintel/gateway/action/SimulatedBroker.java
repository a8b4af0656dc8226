package io.lintel.gateway.action;

import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.mqtt.Accepted;
import io.lintel.gateway.mqtt.Connection;
import io.lintel.gateway.mqtt.ConnectionEnd;
import io.lintel.gateway.mqtt.ConnectionFactory;
import io.lintel.gateway.mqtt.ConnectionListener;
import io.lintel.gateway.mqtt.Message;
import io.lintel.gateway.mqtt.Subscription;
import io.lintel.gateway.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A broker and its session on virtual time: keeps commands until they are acknowledged, repeats
 * them with DUP on the next connection, takes publishes and may lose its answer to them.
 */
final class SimulatedBroker implements ConnectionFactory {

  private final VirtualTime time;
  private final Random random;
  private final Map<Long, Queued> session = new LinkedHashMap<>();
  final List<Message> received = new ArrayList<>();
  private Optional<Line> line = Optional.empty();
  private boolean up = true;
  private long commands;

  private record Queued(Inbound message, boolean sentBefore) {}

  SimulatedBroker(VirtualTime time, Random random) {
    this.time = time;
    this.random = random;
  }

  /** The platform publishes a command, at least once. */
  void command(Inbound message) {
    session.put(commands++, new Queued(message, false));
    line.ifPresent(Line::deliver);
  }

  /** The network breaks: what is under way is lost. */
  void cut() {
    line.ifPresent(broken -> broken.lose(new ConnectionEnd.Dropped("cut")));
  }

  void setUp(boolean now) {
    up = now;
    if (!now) {
      cut();
    }
  }

  /** The gateway's process is gone; nobody hears anything of its connection any more. */
  void forgetConnection() {
    line.ifPresent(gone -> gone.open = false);
    line = Optional.empty();
  }

  @Override
  public Connection open(boolean cleanStart, Message will, ConnectionListener listener) {
    var fresh = new Line(listener);
    line.ifPresent(old -> old.lose(new ConnectionEnd.Dropped("taken over")));
    line = Optional.of(fresh);
    fresh.later(() -> fresh.answer(cleanStart));
    return fresh;
  }

  /** One connection. */
  private final class Line implements Connection {

    private final ConnectionListener listener;
    private boolean open = true;
    private boolean subscribed;
    private final List<Long> outstanding = new ArrayList<>();

    Line(ConnectionListener listener) {
      this.listener = listener;
    }

    void answer(boolean cleanStart) {
      if (!up) {
        listener.refused(0x88);
        return;
      }
      boolean present = !cleanStart && !session.isEmpty();
      if (cleanStart) {
        session.clear();
      }
      listener.connected(new Accepted(present, 20, 65_536));
      later(this::deliver);
    }

    @Override
    public void subscribe(Subscription subscription) {
      later(
          () -> {
            listener.subscribed(subscription, 1);
            subscribed = true;
            deliver();
          });
    }

    @Override
    public void unsubscribe(Subscription subscription) {}

    @Override
    public void publish(long ticket, Message message) {
      later(
          () -> {
            received.add(message);
            later(() -> listener.answered(ticket, 0));
          });
    }

    @Override
    public void close(boolean goodbye) {
      open = false;
      time.after(Duration.ofMillis(1), time.loop(), listener::ended);
    }

    void deliver() {
      for (var entry : List.copyOf(session.entrySet())) {
        if (subscribed && !outstanding.contains(entry.getKey()) && outstanding.size() < 8) {
          outstanding.add(entry.getKey());
          var queued = entry.getValue();
          session.put(entry.getKey(), new Queued(queued.message, true));
          later(() -> arrive(entry.getKey(), queued));
        }
      }
    }

    private void arrive(long number, Queued queued) {
      var message = queued.sentBefore ? repeated(queued.message) : queued.message;
      listener.arrived(message, () -> acknowledge(number));
    }

    private void acknowledge(long number) {
      later(
          () -> {
            session.remove(number);
            outstanding.remove(number);
            deliver();
          });
    }

    void lose(ConnectionEnd end) {
      if (open) {
        open = false;
        line = Optional.empty();
        time.after(Duration.ofMillis(1), time.loop(), () -> listener.lost(end));
      }
    }

    void later(Runnable action) {
      time.after(
          Duration.ofMillis(1 + random.nextInt(30)),
          time.loop(),
          () -> {
            if (open) {
              action.run();
            }
          });
    }
  }

  private static Inbound repeated(Inbound m) {
    return new Inbound(
        m.topic(),
        m.payload(),
        m.retained(),
        true,
        m.beforeSubscribed(),
        m.expiry(),
        m.responseTopic(),
        m.correlation(),
        m.userProperties());
  }
}
