package io.lintel.gateway.cli;

import io.lintel.gateway.model.HostFault;
import io.lintel.spi.FaultException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Unix socket on which clients send lines and get lines. Owns one thread that accepts, and two
 * per client. At most 8 clients at a time; a further one is turned away with a line that says so.
 */
public final class LineServer implements AutoCloseable {

  private static final int CLIENTS_MAX = 8;
  private static final int BACKLOG = 8;

  /** {@code sun_path} of unix(7), without the closing zero. */
  private static final int PATH_BYTES_MAX = 107;

  private final Path path;
  private final ServerSocketChannel server;
  private final Handler handler;
  private final Set<LineClient> clients = ConcurrentHashMap.newKeySet();

  /** Takes lines. */
  @FunctionalInterface
  public interface Handler {

    /** Called on the client's thread, for one line at a time; may block it. */
    void line(String line, LineClient client);

    /** The client says no more, or is gone. Called on its thread, after its last line. */
    default void gone(LineClient client) {}
  }

  private LineServer(Path path, ServerSocketChannel server, Handler handler) {
    this.path = path;
    this.server = server;
    this.handler = handler;
  }

  /**
   * Opens a socket that its owner and a group may use (0660); a stale one in its place is replaced.
   *
   * @param group instead of the daemon's own
   * @throws FaultException when it cannot be opened, saying what to do
   */
  public static LineServer open(Path path, Optional<String> group, Handler handler) {
    if (path.toString().getBytes(StandardCharsets.UTF_8).length > PATH_BYTES_MAX) {
      throw fault(
          path, "its path is longer than " + PATH_BYTES_MAX + " bytes: use a shorter data_dir");
    }
    try {
      removeStale(path);
      var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(path), BACKLOG);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
      var opened = new LineServer(path, channel, handler);
      Thread.ofVirtual().name("accept " + path.getFileName()).start(opened::accept);
      group.ifPresent(name -> giveTo(path, name));
      return opened;
    } catch (IOException failed) {
      throw fault(path, failed.getMessage());
    }
  }

  /** Turns clients away and removes the socket. Safe to call twice. */
  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(path);
    } catch (IOException failed) {
      // the next start replaces what is left of it
      System.getLogger(LineServer.class.getName())
          .log(System.Logger.Level.DEBUG, "left behind: {0}", failed.toString());
    }
    clients.forEach(LineClient::close);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        serve(server.accept());
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException failed) {
        System.getLogger(LineServer.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "{0} takes no more clients: {1}",
                path,
                failed.toString());
        return;
      }
    }
  }

  private void serve(SocketChannel channel) {
    var client = new LineClient(channel, handler, clients::remove);
    if (clients.size() < CLIENTS_MAX) {
      clients.add(client);
      client.start();
    } else {
      client.turnAway(
          "{\"ok\":false,\"error\":{\"type\":\"busy\",\"message\":\"too many clients\"}}");
    }
  }

  private static void giveTo(Path path, String group) {
    try {
      var view =
          Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      view.setGroup(
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group));
    } catch (IOException failed) {
      System.getLogger(LineServer.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "{0} cannot be given to group {1}: does the group exist, and is the daemon a member?",
              path,
              group);
    }
  }

  private static void removeStale(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      boolean socket =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .isOther();
      if (!socket) {
        throw new IOException("another file is in its place: move it away");
      }
      Files.delete(path);
    }
  }

  private static FaultException fault(Path path, @org.jspecify.annotations.Nullable String why) {
    return new FaultException(
        HostFault.CONTROL_SOCKET.because("the socket " + path + " cannot be opened: " + why));
  }
}
