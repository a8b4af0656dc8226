package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Outcome;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The whole driver under a flood from its stick. What it holds after the first half of the flood,
 * in which every node and every kind of frame was there, is all that it ever holds. {@code
 * -Dflood.frames=5000000} on demand, with figures.
 */
class FloodedDriverTest {
  private static final int FRAMES = Integer.getInteger("flood.frames", 40_000);
  private static final int FRAMES_BETWEEN_LOOKS = 1_000;

  /** Faster than 115200 baud can bring them. */
  private static final Duration BETWEEN_FRAMES = Duration.ofMillis(1);

  /** What a queue, a timer's round or a half of a message makes more or less at a moment. */
  private static final int MORE_OBJECTS = 600;

  private static final int MORE_ELEMENTS = 64;
  private static final long MORE_BYTES = 4L << 20;

  @Test
  void a_flood_on_the_mesh_leaves_nothing_behind_and_doors_still_move() throws Exception {
    SimulatedNode lock = SimulatedNode.lock(7);
    House house = House.of(lock, SimulatedNode.doorLock(8)).started();
    flood("mesh", house, new FloodFrames(1, NodeIdWidth.EIGHT_BITS));
    house.pass(Duration.ofMinutes(5));
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
  }

  @Test
  void a_flood_of_long_range_nodes_leaves_nothing_behind() throws Exception {
    House house = House.of(SimulatedNode.lock(300), SimulatedNode.lock(301));
    longRange(house.stick);
    house.started();
    flood("long range", house, new FloodFrames(2, NodeIdWidth.SIXTEEN_BITS));
  }

  private static void flood(String where, House house, FloodFrames frames) throws Exception {
    Object driver = driver(house);
    send(house, frames);
    Reach half = Reach.of(driver);
    long halfBytes = heap();
    long beginNanos = System.nanoTime();
    send(house, frames);
    double perSecond = FRAMES * 0.5e9 / (System.nanoTime() - beginNanos);
    Reach whole = Reach.of(driver);
    long wholeBytes = heap();
    String figures =
        "%s: %d frames, %.0f a second; objects %d then %d; heap %d KiB then %d KiB"
            .formatted(
                where,
                FRAMES,
                perSecond,
                half.objects(),
                whole.objects(),
                halfBytes >> 10,
                wholeBytes >> 10);
    if (Integer.getInteger("flood.frames") != null) {
      System.out.println(figures + "; " + whole.sizes());
    }
    assertTrue(whole.objects() < half.objects() + MORE_OBJECTS, figures);
    assertTrue(wholeBytes < halfBytes + MORE_BYTES, figures);
    whole
        .sizes()
        .forEach(
            (field, size) ->
                assertTrue(
                    size <= half.sizes().getOrDefault(field, 0) * 5 / 4 + MORE_ELEMENTS,
                    field + " grew to " + size));
  }

  private static void send(House house, FloodFrames frames) {
    for (int i = 0; i < FRAMES / 2; i++) {
      house.cable.send(frames.next().toArray());
      house.pass(BETWEEN_FRAMES);
      if (i % FRAMES_BETWEEN_LOOKS == 0) {
        house.stick.functions.clear();
        house.cable.forget();
        house.host.log().forget();
        house.host.reports().forget();
      }
    }
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static Object driver(House house) throws ReflectiveOperationException {
    Field field = house.run.getClass().getDeclaredField("driver");
    field.setAccessible(true);
    return field.get(house.run);
  }

  /** Sixteen bit node ids, and nodes that acknowledge and say nothing. */
  private static void longRange(SimulatedStick stick) {
    stick.more.put(0xDA, _ -> stick.answer(0xDA, Octets.ofHex("000080" + "00".repeat(128))));
    stick.more.put(0x0B, asked -> stick.answer(0x0B, settings(asked.at(0))));
    stick.more.put(0x20, _ -> stick.answer(0x20, Octets.ofHex("c0de00010001")));
    stick.more.put(0x41, _ -> stick.answer(0x41, Octets.ofHex("c00002044003")));
    stick.more.put(0x60, _ -> stick.answer(0x60, Octets.of(0)));
    stick.more.put(
        0x13,
        asked -> {
          stick.answer(0x13, Octets.of(1));
          stick.say(Frame.request(0x13, Octets.of(asked.at(asked.size() - 1), 0, 0, 2)));
        });
  }

  private static Octets settings(int asked) {
    return Map.of(0x01, Octets.ofHex("01ff"), 0x10, Octets.ofHex("102e"))
        .getOrDefault(asked, Octets.of(asked, 1));
  }
}
