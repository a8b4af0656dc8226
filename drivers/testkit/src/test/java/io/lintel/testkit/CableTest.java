package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.ByteLink;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.LinkListener;
import io.lintel.spi.Permit;
import io.lintel.spi.SerialLine;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CableTest {
  private static final String PORT = "/dev/serial/by-id/stick";

  private final World world = World.seeded(3);
  private final VirtualHost host = world.host("a", Path.of("."));
  private final Cable cable = host.cable(PORT);
  private final Ear ear = new Ear();

  @Test
  void every_byte_arrives_in_order_in_any_chunking() {
    cable.quality(LinkQuality.choppy());
    openLink();
    byte[] message = bytes(1_000);
    cable.send(message);
    world.runUntilIdle();
    assertArrayEquals(message, ear.bytes.toByteArray());
    assertTrue(ear.chunks > 300, "cut into pieces of at most 3 bytes");
  }

  @Test
  void a_noisy_line_loses_or_changes_something() {
    cable.quality(LinkQuality.noisy());
    openLink();
    byte[] message = bytes(1_000);
    cable.send(message);
    world.runUntilIdle();
    assertNotEquals(ByteBuffer.wrap(message), ByteBuffer.wrap(ear.bytes.toByteArray()));
  }

  @Test
  void a_permit_that_ends_in_the_queue_keeps_its_bytes_there() {
    cable.quality(LinkQuality.perfect().writesTake(Duration.ofSeconds(1)));
    ByteLink link = openLink();
    TestOrder order = TestOrder.of(world, new UUID(0, 1), Duration.ofMinutes(1));
    assertTrue(write(link, order.permit()));
    order.cancel();
    assertTrue(write(link, Permit.unlimited()));
    world.runUntilIdle();
    assertEquals(1, cable.heard().size());
  }

  @Test
  void a_full_queue_takes_nothing_more() {
    cable.quality(LinkQuality.perfect().writesTake(Duration.ofSeconds(1)));
    ByteLink link = openLink();
    assertTrue(host.loop().ask(() -> link.write(ByteBuffer.allocate(65_536), Permit.unlimited())));
    assertFalse(write(link, Permit.unlimited()));
  }

  @Test
  void an_unplugged_cable_is_told_once_and_comes_up_again_when_put_back() {
    openLink();
    cable.send(new byte[] {1});
    cable.unplug();
    world.advance(Duration.ofMinutes(1));
    assertEquals(List.of("up", "down host.link_missing"), ear.news);
    assertEquals(0, ear.bytes.size(), "what was under way is lost");
    cable.plug();
    world.advance(Duration.ofSeconds(15));
    assertEquals("up", ear.news.getLast());
  }

  @Test
  void a_closed_link_hears_nothing_more() {
    ByteLink link = openLink();
    cable.send(new byte[] {1});
    host.loop().call(link::close);
    world.runUntilIdle();
    assertEquals(List.of("up"), ear.news);
    assertEquals(0, ear.bytes.size());
  }

  @Test
  void an_address_of_no_known_form_is_refused() {
    assertThrows(
        FaultException.class,
        () ->
            host.loop().call(() -> host.links().open("udp://nowhere", SerialLine.of(9_600), ear)));
  }

  private ByteLink openLink() {
    ByteLink link = host.loop().ask(() -> host.links().open(PORT, SerialLine.of(115_200), ear));
    world.settle();
    return link;
  }

  private boolean write(ByteLink link, Permit permit) {
    return host.loop().ask(() -> link.write(ByteBuffer.wrap(new byte[] {42}), permit));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static final class Ear implements LinkListener {
    private final List<String> news = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int chunks;

    @Override
    public void up() {
      news.add("up");
    }

    @Override
    public void received(ByteBuffer received) {
      chunks++;
      byte[] copy = new byte[received.remaining()];
      received.get(copy);
      bytes.writeBytes(copy);
    }

    @Override
    public void down(Fault cause) {
      news.add("down " + cause.code());
    }
  }
}
