package io.lintel.gateway.mqtt.broker;

import io.lintel.gateway.mqtt.Waits;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;

/**
 * An MQTT 5 peer that follows a script and keeps a record of every packet. It routes nothing: it is
 * for what no broker can be made to do.
 */
public final class FakeBroker implements AutoCloseable {

  private final ServerSocketFactory sockets;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Witness<Heard> record = new Witness<>();
  private volatile Script script;
  private volatile ServerSocket listening;
  private final int port;

  /** A packet and whose it was. */
  public record Heard(Client client, Packet packet) {}

  private FakeBroker(Script script, ServerSocketFactory sockets) {
    this.script = script;
    this.sockets = sockets;
    this.listening = listen(0);
    this.port = listening.getLocalPort();
  }

  public static FakeBroker playing(Script script) {
    return new FakeBroker(script, ServerSocketFactory.getDefault());
  }

  /** With encryption, or whatever else the sockets do. */
  public static FakeBroker playing(Script script, ServerSocketFactory sockets) {
    return new FakeBroker(script, sockets);
  }

  public void play(Script next) {
    script = next;
  }

  public int port() {
    return port;
  }

  public URI url() {
    return URI.create("mqtt://127.0.0.1:" + port);
  }

  /** How many connections came so far. */
  public int connections() {
    return accepted.get();
  }

  /** Stops listening and breaks all connections. */
  public void down() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Listens again on the same port, as soon as the system has let go of it. */
  public void up() {
    Waits.until(this::listenAgain, () -> "free: port " + port);
  }

  private boolean listenAgain() {
    try {
      listening = listen(port);
      return true;
    } catch (UncheckedIOException stillTaken) {
      return false;
    }
  }

  /** All packets of one kind so far. */
  public <P extends Packet> List<P> all(Class<P> kind) {
    return packets(record.all(), kind).toList();
  }

  /** Waits until packets of one kind are as wanted; fails after 10 s. */
  public <P extends Packet> List<P> await(Class<P> kind, Predicate<List<P>> wanted) {
    return packets(
            record.await(
                heard -> wanted.test(packets(heard, kind).toList()),
                kind.getSimpleName() + " packets as wanted"),
            kind)
        .toList();
  }

  /** Waits for a packet of one kind that is as wanted. */
  public <P extends Packet> P awaitOne(Class<P> kind, Predicate<P> wanted) {
    return await(kind, all -> all.stream().anyMatch(wanted)).stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  /** Everything heard so far, in order. */
  public List<Heard> all() {
    return record.all();
  }

  @Override
  public void close() {
    down();
  }

  private static <P extends Packet> Stream<P> packets(List<Heard> heard, Class<P> kind) {
    return new ArrayList<>(heard)
        .stream().map(Heard::packet).filter(kind::isInstance).map(kind::cast);
  }

  private ServerSocket listen(int onPort) {
    try {
      var server = sockets.createServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 50);
      Thread.ofVirtual().start(() -> accept(server));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket server) {
    try {
      while (true) {
        var socket = server.accept();
        open.add(socket);
        var client = new Client(socket, accepted.incrementAndGet());
        Thread.ofVirtual().start(() -> serve(socket, client));
      }
    } catch (IOException closed) {
      // the broker went down
    }
  }

  private void serve(Socket socket, Client client) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      while (true) {
        var packet = client.read(in);
        record.add(new Heard(client, packet));
        script.heard(client, packet);
      }
    } catch (IOException gone) {
      open.remove(socket);
    }
  }
}
