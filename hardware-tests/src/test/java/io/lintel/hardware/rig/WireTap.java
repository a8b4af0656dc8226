package io.lintel.hardware.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy between the gateway and its broker that keeps the record of the wire: what the
 * gateway published, and what of it the broker acknowledged.
 */
public final class WireTap implements AutoCloseable {
  private final ServerSocket server;
  private final int brokerPort;
  private final WireRecord record = new WireRecord();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private WireTap(ServerSocket server, int brokerPort) {
    this.server = server;
    this.brokerPort = brokerPort;
    Thread.ofVirtual().name("wire tap").start(this::serve);
  }

  /** Opens a port that leads to the broker. */
  public static WireTap open(int brokerPort) {
    try {
      return new WireTap(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), brokerPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "mqtt://127.0.0.1:" + server.getLocalPort();
  }

  public WireRecord record() {
    return record;
  }

  @Override
  public void close() {
    closeQuietly(server);
    sockets.forEach(WireTap::closeQuietly);
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        join(server.accept());
      } catch (IOException closed) {
        closeQuietly(server);
      }
    }
  }

  private void join(Socket gateway) {
    sockets.add(gateway);
    try {
      Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
      sockets.add(broker);
      gateway.setTcpNoDelay(true);
      broker.setTcpNoDelay(true);
      WireRecord.Connection connection = record.connection();
      copy(gateway, broker, new MqttPackets(connection::fromGateway));
      copy(broker, gateway, new MqttPackets(connection::fromBroker));
    } catch (IOException brokerAway) {
      closeQuietly(gateway);
    }
  }

  private void copy(Socket from, Socket to, MqttPackets packets) {
    Thread.ofVirtual()
        .start(
            () -> {
              byte[] buffer = new byte[16 * 1024];
              try (from;
                  to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                  packets.feed(buffer, n);
                  out.write(buffer, 0, n);
                }
              } catch (IOException cut) {
                closeQuietly(to);
              }
            });
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new AssertionError("a socket cannot be closed", e);
    }
  }
}
