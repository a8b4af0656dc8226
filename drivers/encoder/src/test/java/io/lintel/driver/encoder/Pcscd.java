package io.lintel.driver.encoder;

import io.lintel.testkit.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's pcscd with vsmartcard's virtual reader of two slots, a process of the test's own: its
 * socket lies where the environment of the tests says, on a free port per slot.
 */
public final class Pcscd implements AutoCloseable {
  private static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");
  private static final int LIMIT_SECONDS = 20;

  /** As long as no card is connected to it, vpcd listens there; the second slot on the next. */
  private final int port;

  private final Process process;
  private final Thread output;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final List<String> said = new CopyOnWriteArrayList<>();

  private Pcscd(int port) {
    this.port = port;
    this.process = launch();
    this.output = Thread.ofPlatform().daemon().name("pcscd output").start(this::listen);
    await(ready, "pcscd is not ready: " + said);
    awaitSocket();
  }

  /** Fresh, or again on the port of an earlier one. */
  public static Pcscd start() {
    return new Pcscd(freePair());
  }

  public static Pcscd startAgain(Pcscd earlier) {
    return new Pcscd(earlier.port);
  }

  /**
   * Where a card of a slot connects to.
   *
   * @param slot 0 or 1
   */
  public int port(int slot) {
    return port + slot;
  }

  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      output.join();
      Files.deleteIfExists(socket());
    } catch (InterruptedException | IOException e) {
      throw new AssertionError(e);
    }
  }

  static void await(CountDownLatch latch, String otherwise) {
    try {
      if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(otherwise);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** It says that it is ready before it listens. */
  private void awaitSocket() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!listens()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new AssertionError("pcscd does not listen: " + said);
      }
      Thread.onSpinWait();
    }
  }

  private static boolean listens() {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
      return channel.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private Process launch() {
    try {
      Path folder = Files.createDirectories(socket().resolveSibling(""));
      Path readers = Files.createDirectories(folder.resolveSibling("pcscd-readers"));
      Files.writeString(readers.resolve("vpcd"), readers(port));
      return new ProcessBuilder(command(folder, readers)).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readers(int port) {
    return """
    FRIENDLYNAME "Virtual PCD"
    DEVICENAME   /dev/null:0x%04X
    LIBPATH      %s
    CHANNELID    0x%04X
    """
        .formatted(port, DRIVER, port);
  }

  /** pcscd knows /run/pcscd alone; in a mount namespace of its own that is the test's folder. */
  private static List<String> command(Path folder, Path readers) {
    Path pcscd = Peer.require("pcscd");
    Peer.require(DRIVER, "apt install vsmartcard-vpcd");
    Path unshare = Peer.require("unshare");
    String script =
        "mount -t tmpfs none /run && mkdir /run/pcscd && mount --bind '%s' /run/pcscd"
                .formatted(folder)
            + " && exec '%s' --foreground --info --config '%s'".formatted(pcscd, readers);
    boolean root = "root".equals(System.getProperty("user.name"));
    Stream<String> user = root ? Stream.empty() : Stream.of("--map-root-user");
    return Stream.of(Stream.of(unshare + "", "--mount"), user, Stream.of("sh", "-c", script))
        .flatMap(part -> part)
        .toList();
  }

  private void listen() {
    try (var lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.contains("daemon ready")) {
          ready.countDown();
        }
      }
    } catch (IOException e) {
      said.add("(output lost: " + e.getMessage() + ")");
    }
  }

  private static Path socket() {
    return Path.of(System.getenv().getOrDefault("PCSCLITE_CSOCK_NAME", "target/pcscd/none"));
  }

  private static int freePair() {
    Exception lastTried = new IOException("none tried");
    for (int tries = 0; tries < 50; tries++) {
      try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          ServerSocket two =
              new ServerSocket(one.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
        return two.getLocalPort() - 1;
      } catch (IOException | IllegalArgumentException e) {
        lastTried = e;
      }
    }
    throw new AssertionError("no two free ports in a row", lastTried);
  }
}
