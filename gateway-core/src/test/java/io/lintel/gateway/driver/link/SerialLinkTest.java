package io.lintel.gateway.driver.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.time.ClockTrust;
import io.lintel.gateway.time.SystemTime;
import io.lintel.gateway.time.ThreadLoop;
import io.lintel.spi.ByteLink;
import io.lintel.spi.Permit;
import io.lintel.spi.SerialLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serial links on real pseudo terminals. */
class SerialLinkTest {

  @TempDir Path folder;

  private final SystemTime time = new SystemTime(ClockTrust.ALWAYS, Instant.EPOCH);
  private final ThreadLoop loop = new ThreadLoop("test-driver", Throwable::printStackTrace);
  private final GatewayLinks links = new GatewayLinks(time);
  private final LinkSource.RunLinks run = links.forRun(loop);
  private final HeardLink heard = new HeardLink();

  @AfterEach
  void close() {
    run.closeAll();
    links.close();
    loop.close();
    time.close();
  }

  @Test
  void bytes_go_both_ways_unchanged() throws IOException {
    try (var pty = new Pty(port())) {
      ByteLink link = open(run, heard);
      assertEquals("up", heard.next());
      write(link, "a\rb\nc\003d");
      assertEquals("a\rb\nc\003d", pty.received(7));
      pty.send("x\ry\nz\021w");
      assertEquals("x\ry\nz\021w", heard.received(7));
    }
  }

  @Test
  void what_was_sent_before_the_port_was_opened_is_flushed() throws IOException {
    try (var pty = new Pty(port())) {
      pty.send("stale");
      open(run, heard);
      assertEquals("up", heard.next());
      pty.send("fresh");
      assertEquals("fresh", heard.received(5));
    }
  }

  @Test
  void a_port_that_is_pulled_out_is_told_and_opened_again_when_it_is_back() throws IOException {
    try (var pty = new Pty(port())) {
      open(run, heard);
      assertEquals("up", heard.next());
      pty.unplug();
      assertEquals("down link.unplugged", heard.next());
    }
    try (var again = new Pty(port())) {
      skipUntilUp();
      again.send("back");
      assertEquals("back", heard.received(4));
    }
  }

  @Test
  void a_port_that_another_link_has_is_busy_until_that_one_closes() throws IOException {
    try (var pty = new Pty(port())) {
      ByteLink first = open(run, heard);
      assertEquals("up", heard.next());
      var second = new HeardLink();
      open(run, second);
      assertEquals("down link.busy", second.next());
      assertTrue(
          second.lastCause().message().contains("another link of this gateway has it"),
          second.lastCause()::message);
      onLoop(first::close);
      assertEquals("up", second.next());
      pty.send("yours");
      assertEquals("yours", second.received(5));
    }
  }

  @Test
  void a_port_that_closes_and_opens_at_once_is_never_busy_with_itself() throws IOException {
    try (var pty = new Pty(port())) {
      open(run, heard);
      assertEquals("up", heard.next());
      run.closeAll();
      var fresh = new HeardLink();
      open(links.forRun(loop), fresh);
      assertEquals("up", fresh.next());
      pty.send("hello");
      assertEquals("hello", fresh.received(5));
    }
  }

  @Test
  void a_port_that_is_not_there_is_missing() {
    open(run, heard);
    assertEquals("down link.missing", heard.next());
  }

  @Test
  void a_file_is_no_serial_port() throws IOException {
    Files.writeString(port(), "text");
    open(run, heard);
    assertEquals("down link.not_serial", heard.next());
  }

  @Test
  void a_device_that_is_no_terminal_is_no_serial_port() throws IOException {
    Files.createSymbolicLink(port(), Path.of("/dev/null"));
    open(run, heard);
    assertTrue(heard.next().startsWith("down link."));
    assertTrue(
        heard.lastCause().code().equals("link.not_serial")
            || heard.lastCause().code().equals("link.open_failed"),
        heard.lastCause()::code);
  }

  private Path port() {
    return folder.resolve("ttyUSB0");
  }

  private ByteLink open(LinkSource.RunLinks from, HeardLink listener) {
    return from.open(port().toString(), SerialLine.of(115_200), listener);
  }

  private void skipUntilUp() {
    while (!heard.next().equals("up")) {
      assertTrue(heard.told.size() < 20, () -> "never up: " + heard.told);
    }
  }

  private void write(ByteLink link, String text) {
    onLoop(() -> link.write(ByteBuffer.wrap(text.getBytes(US_ASCII)), Permit.unlimited()));
  }

  private void onLoop(Runnable action) {
    CompletableFuture.runAsync(action, loop::execute).join();
  }
}
