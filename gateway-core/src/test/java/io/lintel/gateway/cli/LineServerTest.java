package io.lintel.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.FaultException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineServerTest {

  @TempDir Path folder;

  @Test
  void owner_and_group_may_use_it_and_nobody_else() throws IOException {
    try (var _ = echo()) {
      assertEquals(
          "rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
    }
    assertFalse(Files.exists(path()));
  }

  @Test
  void a_client_that_says_no_more_still_gets_its_answers() throws IOException {
    try (var _ = echo();
        var client = connect()) {
      client.write(ByteBuffer.wrap("a\nb\n".getBytes(UTF_8)));
      client.shutdownOutput();
      assertEquals("a\nb\n", new String(Channels.newInputStream(client).readAllBytes(), UTF_8));
    }
  }

  @Test
  void a_line_that_never_ends_is_cut_off() throws IOException {
    try (var _ = echo();
        var client = connect()) {
      ByteBuffer tooLong =
          ByteBuffer.wrap("x".repeat(LineClient.LINE_BYTES_MAX + 1).getBytes(UTF_8));
      while (tooLong.hasRemaining()) {
        client.write(tooLong);
      }
      assertEquals(0, Channels.newInputStream(client).readAllBytes().length);
    }
  }

  @Test
  void a_bug_in_the_handler_ends_one_conversation_and_not_the_server() throws IOException {
    try (var _ =
        LineServer.open(
            path(),
            Optional.empty(),
            (line, client) -> client.send(Integer.toString(Integer.parseInt(line))))) {
      try (var client = connect()) {
        client.write(ByteBuffer.wrap("no number\n".getBytes(UTF_8)));
        assertEquals(0, Channels.newInputStream(client).readAllBytes().length);
      }
      try (var client = connect()) {
        assertEquals("7", ask(client, "7"));
      }
    }
  }

  @Test
  void the_ninth_client_is_turned_away_and_the_others_go_on() throws IOException {
    var clients = new ArrayList<SocketChannel>();
    try (var _ = echo()) {
      for (int i = 0; i < 8; i++) {
        clients.add(connect());
        assertEquals("hello", ask(clients.get(i), "hello"));
      }
      try (var ninth = connect()) {
        assertTrue(
            new LineReader(Channels.newInputStream(ninth), 1000)
                .next()
                .orElseThrow()
                .contains("too many clients"));
      }
      assertEquals("still", ask(clients.getFirst(), "still"));
    } finally {
      for (var client : clients) {
        client.close();
      }
    }
  }

  @Test
  void a_socket_that_a_crash_left_is_replaced() throws IOException {
    try (var left = ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(path()));
    }
    assertTrue(Files.exists(path()));
    try (var _ = echo();
        var client = connect()) {
      assertEquals("hello", ask(client, "hello"));
    }
  }

  @Test
  void another_file_in_its_place_is_left_alone() throws IOException {
    Files.writeString(path(), "precious");
    var refused = assertThrows(FaultException.class, this::echo);
    assertTrue(refused.fault().message().contains("another file is in its place"));
    assertEquals("precious", Files.readString(path()));
  }

  @Test
  void a_path_that_is_too_long_says_what_to_do() {
    Path tooLong = folder.resolve("x".repeat(108));
    var refused = assertThrows(FaultException.class, () -> open(tooLong));
    assertEquals("host.control_socket", refused.fault().code());
    assertTrue(refused.fault().message().contains("use a shorter data_dir"));
  }

  private LineServer echo() {
    return open(path());
  }

  private static LineServer open(Path path) {
    return LineServer.open(path, Optional.empty(), (line, client) -> client.send(line));
  }

  private static String ask(SocketChannel client, String line) throws IOException {
    client.write(ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
    return new LineReader(Channels.newInputStream(client), 1000).next().orElseThrow();
  }

  private SocketChannel connect() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(path()));
  }

  private Path path() {
    return folder.resolve("test.sock");
  }
}
