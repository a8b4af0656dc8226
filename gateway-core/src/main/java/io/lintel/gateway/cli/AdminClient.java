package io.lintel.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The other end of an {@link AdminServer}. Used by one thread. */
final class AdminClient implements AutoCloseable {

  /** An answer may tell of many devices. */
  private static final int LINE_BYTES_MAX = 4 << 20;

  private final SocketChannel channel;
  private final LineReader lines;

  private AdminClient(SocketChannel channel) {
    this.channel = channel;
    this.lines = new LineReader(Channels.newInputStream(channel), LINE_BYTES_MAX);
  }

  static AdminClient connect(Path socket) {
    try {
      return new AdminClient(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    } catch (SocketException refused) {
      throw refused(socket, refused);
    } catch (IOException failed) {
      throw new NotPossibleException(
          ExitCode.UNAVAILABLE,
          "cannot talk to the gateway at " + socket + ": " + failed.getMessage());
    }
  }

  private static NotPossibleException refused(Path socket, SocketException refused) {
    boolean denied = String.valueOf(refused.getMessage()).contains("ermission denied");
    return denied || (Files.exists(socket) && !Files.isWritable(socket))
        ? new NotPossibleException(
            ExitCode.NO_PERMISSION,
            "this user may not use "
                + socket
                + ": become a member of its group (ls -l), then log in again")
        : new NotPossibleException(
            ExitCode.UNAVAILABLE, "no gateway is running here (nobody listens at " + socket + ")");
  }

  /** From any thread. */
  synchronized void send(AdminRequest request) {
    try {
      ByteBuffer bytes = UTF_8.encode(request.line() + "\n");
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException gone) {
      throw gone(gone);
    }
  }

  /**
   * The next answer.
   *
   * @throws NotPossibleException when it is an error, or there is none
   */
  ObjectNode next() {
    try {
      ObjectNode answer =
          lines.next().flatMap(line -> Json.read(Bytes.utf8(line))).orElseThrow(this::silent);
      if (!answer.path("ok").asBoolean()) {
        String type = answer.path("error").path("type").asText();
        throw new NotPossibleException(
            type.equals("host.root_only") ? ExitCode.NO_PERMISSION : ExitCode.USAGE,
            answer.path("error").path("message").asText("the gateway refused"));
      }
      return answer;
    } catch (IOException gone) {
      throw gone(gone);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      throw gone(gone);
    }
  }

  private NotPossibleException silent() {
    return new NotPossibleException(ExitCode.UNAVAILABLE, "the gateway ended the conversation");
  }

  private static NotPossibleException gone(IOException gone) {
    return new NotPossibleException(
        ExitCode.UNAVAILABLE, "the gateway is gone: " + gone.getMessage());
  }
}
