package io.lintel.gateway.driver.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.time.ClockTrust;
import io.lintel.gateway.time.SystemTime;
import io.lintel.gateway.time.ThreadLoop;
import io.lintel.spi.ByteLink;
import io.lintel.spi.FaultException;
import io.lintel.spi.Permit;
import io.lintel.spi.SerialLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpLinkTest {

  private final SystemTime time = new SystemTime(ClockTrust.ALWAYS, Instant.EPOCH);
  private final ThreadLoop loop = new ThreadLoop("test-driver", Throwable::printStackTrace);
  private final GatewayLinks links = new GatewayLinks(time);
  private final LinkSource.RunLinks run = links.forRun(loop);
  private final HeardLink heard = new HeardLink();
  private ServerSocket server;

  TcpLinkTest() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @BeforeEach
  void limitWaiting() throws IOException {
    server.setSoTimeout(20_000);
  }

  @AfterEach
  void close() throws IOException {
    run.closeAll();
    links.close();
    loop.close();
    time.close();
    server.close();
  }

  @Test
  void bytes_go_both_ways() throws IOException {
    ByteLink link = open();
    try (Socket peer = server.accept()) {
      assertEquals("up", heard.next());
      write(link, "hello");
      assertEquals("hello", new String(peer.getInputStream().readNBytes(5), US_ASCII));
      peer.getOutputStream().write("there".getBytes(US_ASCII));
      assertEquals("there", heard.received(5));
    }
    assertEquals("down link.closed_by_peer", heard.next());
  }

  @Test
  void a_connection_that_the_other_side_broke_is_opened_again() throws IOException {
    open();
    try (Socket peer = server.accept()) {
      assertEquals("up", heard.next());
      peer.setSoLinger(true, 0);
    }
    assertEquals("down link.reset", heard.next());
    try (Socket again = server.accept()) {
      assertEquals("up", heard.next());
      assertTrue(again.isConnected());
    }
  }

  @Test
  void a_port_where_nothing_listens_is_told_and_tried_until_something_does() throws IOException {
    int port = server.getLocalPort();
    server.close();
    open(port);
    assertEquals("down link.refused", heard.next());
    assertTrue(heard.lastCause().message().contains("nothing listens on port " + port));
    server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
    assertEquals("up", heard.next());
  }

  @Test
  void a_name_that_nobody_knows_is_told() {
    run.open("tcp://no-such-host.invalid:4999", SerialLine.of(9600), heard);
    assertEquals("down link.host_unknown", heard.next());
  }

  @Test
  void a_peer_that_sends_faster_than_the_driver_takes_loses_nothing() throws IOException {
    var hold = new CompletableFuture<Void>();
    open();
    try (Socket peer = server.accept()) {
      assertEquals("up", heard.next());
      loop.execute(hold::join);
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> send(peer, new byte[8 * 1024 * 1024]));
      hold.complete(null);
      assertEquals(8 * 1024 * 1024, heard.received(8 * 1024 * 1024).length());
      sending.join();
    }
  }

  /** A reset and not an orderly end: the system then forgets what the peer has not taken. */
  @Test
  void the_connection_to_a_peer_that_ignores_an_order_is_reset_when_its_time_is_over()
      throws IOException {
    ByteLink link = open();
    try (Socket peer = server.accept()) {
      assertEquals("up", heard.next());
      write(link, "UNLOCK", time.bootNanos() + Duration.ofMillis(200).toNanos());
      assertEquals("down link.unanswered", heard.next());
      assertThrows(SocketException.class, () -> peer.getInputStream().readAllBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://host",
        "tcp://host:0",
        "tcp://host:70000",
        "tcp://:1",
        "tcp://h:1/x",
        "ttyUSB0",
        "",
        "tcp://u@h:1",
        "udp://h:1",
        "tcp://h h:1"
      })
  void an_address_of_neither_form_is_refused(String address) {
    var refused =
        assertThrows(FaultException.class, () -> run.open(address, SerialLine.of(9600), heard));
    assertEquals("link.address_invalid", refused.fault().code());
  }

  private ByteLink open() {
    return open(server.getLocalPort());
  }

  private ByteLink open(int port) {
    return run.open("tcp://127.0.0.1:" + port, SerialLine.of(9600), heard);
  }

  private void write(ByteLink link, String text) {
    onLoop(() -> link.write(ByteBuffer.wrap(text.getBytes(US_ASCII)), Permit.unlimited()));
  }

  private void write(ByteLink link, String text, long notAfterNanos) {
    var permit =
        new Permit() {
          @Override
          public long notAfterNanos() {
            return notAfterNanos;
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    onLoop(() -> link.write(ByteBuffer.wrap(text.getBytes(US_ASCII)), permit));
  }

  private void onLoop(Runnable action) {
    CompletableFuture.runAsync(action, loop::execute).join();
  }

  private static void send(Socket peer, byte[] bytes) {
    try {
      Arrays.fill(bytes, (byte) 'x');
      peer.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
