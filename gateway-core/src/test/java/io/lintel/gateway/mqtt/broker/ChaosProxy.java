package io.lintel.gateway.mqtt.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A wire to a broker that is cut after a number of bytes that a seed gives, in either direction, in
 * the middle of a packet as likely as not. After a number of cuts it holds.
 */
public final class ChaosProxy implements AutoCloseable {

  private static final int CHUNK = 4_096;

  private final int brokerPort;
  private final int bytesPerCutMax;
  private final int cutsMax;
  private final RandomGenerator random;
  private final ServerSocket listening;
  private final AtomicInteger cuts = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  public ChaosProxy(int brokerPort, long seed, int bytesPerCutMax, int cutsMax) {
    this.brokerPort = brokerPort;
    this.bytesPerCutMax = bytesPerCutMax;
    this.cutsMax = cutsMax;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    try {
      this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public URI url() {
    return URI.create("mqtt://127.0.0.1:" + listening.getLocalPort());
  }

  /** How often the wire was cut. */
  public int cuts() {
    return cuts.get();
  }

  /** Breaks every connection and takes no other. */
  public void cut() throws IOException {
    close();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        var client = listening.accept();
        var broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
        open.add(client);
        open.add(broker);
        var wire = new Wire(client, broker, nextCut());
        Thread.ofVirtual().start(() -> wire.carry(client, broker));
        Thread.ofVirtual().start(() -> wire.carry(broker, client));
      }
    } catch (IOException closed) {
      // the proxy was closed, or the broker is down: the client will see its connection end
    }
  }

  private synchronized long nextCut() {
    return cuts.get() < cutsMax ? 1 + random.nextInt(bytesPerCutMax) : Long.MAX_VALUE;
  }

  /** One connection's two directions, and the bytes left until the cut. */
  private final class Wire {
    private final Socket client;
    private final Socket broker;
    private long left;

    Wire(Socket client, Socket broker, long left) {
      this.client = client;
      this.broker = broker;
      this.left = left;
    }

    void carry(Socket from, Socket to) {
      byte[] chunk = new byte[CHUNK];
      try {
        InputStream in = from.getInputStream();
        for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
          int carried = take(count);
          to.getOutputStream().write(chunk, 0, carried);
          if (carried < count) {
            cuts.incrementAndGet();
            break;
          }
        }
      } catch (IOException gone) {
        // the other direction was cut, or one end hung up
      } finally {
        end();
      }
    }

    private synchronized int take(int wanted) {
      int taken = (int) Math.min(wanted, left);
      left -= taken;
      return taken;
    }

    private void end() {
      try {
        client.close();
        broker.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
