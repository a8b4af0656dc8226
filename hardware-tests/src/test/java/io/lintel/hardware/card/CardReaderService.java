package io.lintel.hardware.card;

import io.lintel.hardware.rig.Child;
import io.lintel.hardware.rig.Signal;
import io.lintel.testkit.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Debian's pcscd with vsmartcard's virtual reader, a process of the test's own. Its socket lies
 * where the environment of the tests, and so of the daemons they start, says.
 */
public final class CardReaderService implements AutoCloseable {
  /** The first slot's; a second one is at the port after it. */
  public static final String READER = "Virtual PCD 00 00";

  private static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int PORT_TRIES = 50;

  /** Written for each card, also for one that lay there when pcscd looked for the first time. */
  private static final String POWERED = "Card ATR:";

  private static final String REMOVED = "Card Removed From " + READER;

  private final int port;
  private final Child child;

  private CardReaderService(int port) {
    this.port = port;
    this.child = launch(port);
    child.awaitLine("that it is ready", LIMIT, line -> line.contains("daemon ready"));
    awaitListening(); // which it does a little later
  }

  public static CardReaderService start() {
    return new CardReaderService(freePair());
  }

  public LaidCard lay(TypeFourTag tag) {
    return lay(tag, command -> false);
  }

  /**
   * Lays a card and waits until pcscd has seen it. vpcd takes a card that comes before pcscd has
   * noticed that the last one is gone, and never powers it; {@link LaidCard#close} waits for that.
   *
   * @param takenAwayAt the command at which it is taken away, carried out and not answered
   */
  public LaidCard lay(TypeFourTag tag, Predicate<byte[]> takenAwayAt) {
    int powered = times(POWERED);
    int removed = times(REMOVED);
    LaidCard card =
        Signal.poll(
                LIMIT,
                Duration.ofMillis(50),
                () -> LaidCard.on(port, tag, takenAwayAt, () -> awaitTimes(REMOVED, removed + 1)))
            .orElseThrow(() -> new AssertionError("vpcd takes no card:\n" + child.tail()));
    awaitTimes(POWERED, powered + 1);
    return card;
  }

  /** SIGKILL. */
  @Override
  public void close() {
    child.close();
  }

  private void awaitListening() {
    if (Signal.poll(LIMIT, Duration.ofMillis(10), CardReaderService::connected).isEmpty()) {
      throw new AssertionError("pcscd does not listen:\n" + child.tail());
    }
  }

  private int times(String text) {
    return (int) child.lines().stream().filter(line -> line.contains(text)).count();
  }

  /** pcscd writes down each change once it has noticed it. */
  private void awaitTimes(String text, int times) {
    child.awaitTimes(text, times, LIMIT, line -> line.contains(text));
  }

  private static Child launch(int port) {
    try {
      Path folder = Files.createDirectories(socket().resolveSibling(""));
      Path readers = Files.createDirectories(folder.resolveSibling("pcscd-readers"));
      Files.writeString(readers.resolve("vpcd"), readers(port));
      Files.deleteIfExists(folder.resolve("pcscd.comm"));
      Files.deleteIfExists(folder.resolve("pcscd.pid"));
      return Child.start("pcscd", new ProcessBuilder(command(folder, readers)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Boolean> connected() {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
      return Optional.of(channel.isConnected());
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  private static Path socket() {
    return Path.of(System.getenv().getOrDefault("PCSCLITE_CSOCK_NAME", "target/pcscd/none"))
        .toAbsolutePath();
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
    String unshare = Peer.require("unshare").toString();
    String script =
        "mount -t tmpfs none /run && mkdir /run/pcscd && mount --bind '%s' /run/pcscd"
                .formatted(folder)
            + " && exec '%s' --foreground --info --config '%s'".formatted(pcscd, readers);
    boolean root = "root".equals(System.getProperty("user.name"));
    Stream<String> user = root ? Stream.empty() : Stream.of("--map-root-user");
    return Stream.of(Stream.of(unshare, "--mount"), user, Stream.of("sh", "-c", script))
        .flatMap(part -> part)
        .toList();
  }

  /** The virtual reader has two slots, on a port each. */
  private static int freePair() {
    return Stream.generate(CardReaderService::triedPair)
        .limit(PORT_TRIES)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no two free ports in a row"));
  }

  private static Optional<Integer> triedPair() {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, here);
        ServerSocket two = new ServerSocket(one.getLocalPort() + 1, 1, here)) {
      return Optional.of(two.getLocalPort() - 1);
    } catch (IOException | IllegalArgumentException taken) {
      return Optional.empty();
    }
  }
}
