package io.lintel.gateway.driver.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.LinkFault;
import io.lintel.gateway.time.VirtualTime;
import io.lintel.spi.Permit;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManagedLinkTest {

  private final VirtualTime time = new VirtualTime();
  private final HeardLink heard = new HeardLink();
  private final List<FakeWire> wires = new ArrayList<>();
  private boolean holdsBytes;
  private final ManagedLink link =
      new ManagedLink("tcp://far:1", this::open, time.loop(), time, heard);

  @Test
  void bytes_leave_in_order_one_piece_at_a_time() {
    up();
    assertTrue(write("one", Permit.unlimited()));
    assertTrue(write("two", Permit.unlimited()));
    assertEquals(List.of("one"), wire().sent);
    wire().complete();
    time.runUntilIdle();
    assertEquals(List.of("one", "two"), wire().sent);
  }

  @Test
  void the_permit_is_asked_again_when_bytes_leave_the_queue() {
    up();
    write("question", Permit.unlimited());
    assertTrue(write("unlock", until(Duration.ofSeconds(5))));
    write("later", Permit.unlimited());
    time.advance(Duration.ofSeconds(6));
    wire().complete();
    time.runUntilIdle();
    assertEquals(List.of("question", "later"), wire().sent);
  }

  @Test
  void what_comes_too_late_or_while_down_is_not_taken() {
    link.begin();
    assertFalse(write("x", Permit.unlimited()));
    wires.getFirst().listener.opened(wires.getFirst());
    time.runUntilIdle();
    assertFalse(write("x", until(Duration.ofNanos(-1))));
    assertTrue(write("x", Permit.unlimited()));
  }

  @Test
  void at_most_64_KiB_wait() {
    up();
    write("first", Permit.unlimited()); // has left the queue
    assertTrue(link.write(ByteBuffer.allocate(64 * 1024), Permit.unlimited()));
    assertFalse(link.write(ByteBuffer.allocate(1), Permit.unlimited()));
  }

  @Test
  void long_writes_leave_in_pieces_and_stop_when_the_permit_ends() {
    up();
    assertTrue(link.write(ByteBuffer.allocate(1_200), until(Duration.ofSeconds(1))));
    wire().complete();
    time.runUntilIdle();
    assertEquals(2, wire().sent.size());
    time.advance(Duration.ofSeconds(2));
    wire().complete();
    time.runUntilIdle();
    assertEquals(2, wire().sent.size());
  }

  @Test
  void what_was_queued_is_dropped_with_the_connection() {
    up();
    write("one", Permit.unlimited());
    write("two", Permit.unlimited());
    wire().listener.lost(LinkFault.RESET.because("gone"));
    time.advance(Duration.ofSeconds(1));
    wire().listener.opened(wire());
    time.runUntilIdle();
    wires.getFirst().complete();
    time.runUntilIdle();
    assertEquals(List.of(), wire().sent);
    assertEquals(List.of("up", "down link.reset", "up"), heard.told);
  }

  @Test
  void a_connection_that_says_nothing_after_an_order_is_dropped_when_its_time_is_over() {
    holdsBytes = true;
    up();
    write("unlock", until(Duration.ofSeconds(5)));
    time.advance(Duration.ofSeconds(6));
    assertTrue(wires.getFirst().closed);
    assertEquals(List.of("up", "down link.unanswered"), heard.told);
  }

  @Test
  void an_answer_in_time_keeps_the_connection() {
    holdsBytes = true;
    up();
    write("unlock", until(Duration.ofSeconds(5)));
    wire().listener.received("ack".getBytes(US_ASCII));
    time.advance(Duration.ofSeconds(6));
    assertFalse(wires.getFirst().closed);
    assertEquals(List.of("up", "ack"), heard.told);
  }

  @Test
  void a_wire_that_opens_after_the_link_was_closed_is_closed() {
    link.begin();
    link.close();
    wires.getFirst().listener.opened(wires.getFirst());
    time.runUntilIdle();
    assertTrue(wires.getFirst().closed);
    assertEquals(List.of(), heard.told);
  }

  @Test
  void a_link_that_was_cut_says_and_takes_nothing_more() {
    up();
    link.cut();
    assertTrue(wire().closed);
    assertFalse(write("x", Permit.unlimited()));
    wire().listener.received("late".getBytes(US_ASCII));
    wire().listener.lost(LinkFault.RESET.because("gone"));
    time.advance(Duration.ofMinutes(1));
    assertEquals(List.of("up"), heard.told);
    assertEquals(1, wires.size());
  }

  private void up() {
    link.begin();
    wire().listener.opened(wire());
    time.runUntilIdle();
  }

  private FakeWire wire() {
    return wires.getLast();
  }

  private boolean write(String text, Permit permit) {
    return link.write(ByteBuffer.wrap(text.getBytes(US_ASCII)), permit);
  }

  private Permit until(Duration limit) {
    return new Limited(time.bootNanos() + limit.toNanos());
  }

  private void open(Wire.Listener listener) {
    wires.add(new FakeWire(listener, holdsBytes));
  }

  private record Limited(long notAfterNanos) implements Permit {
    @Override
    public boolean cancelled() {
      return false;
    }
  }

  private static final class FakeWire implements Wire {
    private final Listener listener;
    private final boolean holds;
    private final List<String> sent = new ArrayList<>();
    private Runnable written = () -> {};
    private boolean closed;

    FakeWire(Listener listener, boolean holds) {
      this.listener = listener;
      this.holds = holds;
    }

    void complete() {
      written.run();
    }

    @Override
    public void write(byte[] chunk, Runnable done) {
      sent.add(new String(chunk, US_ASCII));
      written = done;
    }

    @Override
    public void taken(int bytes) {}

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public boolean holdsBytesLong() {
      return holds;
    }
  }
}
