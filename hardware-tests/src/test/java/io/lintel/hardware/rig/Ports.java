package io.lintel.hardware.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** TCP ports on loopback. */
public final class Ports {
  private Ports() {}

  /** A port that nobody listens on now. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until something accepts connections there. */
  public static void awaitListener(Child child, int port, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!accepts(port)) {
      if (System.nanoTime() > end || !child.alive()) {
        throw new AssertionError("nobody listens on port " + port + ":\n" + child.tail());
      }
      Thread.onSpinWait();
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
