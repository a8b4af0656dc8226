package io.lintel.driver.zwave.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import io.lintel.testkit.Cable;
import io.lintel.testkit.FarEnd;
import io.lintel.testkit.LinkQuality;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.VirtualHost;
import io.lintel.testkit.World;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The serial machine against a simulated stick over a bad line, from a seed. */
class StickLineSim {
  private static final int SEEDS = Integer.getInteger("sim.seeds", 400);
  private static final int COMMANDS = 25;
  private static final int SEND_DATA = 0x13;

  /** The line's delay and its queue, both at their worst. */
  private static final Duration ON_THE_WAY_MAX = Duration.ofMillis(15);

  @Test
  void every_command_ends_once_and_its_end_is_true() {
    long only = Long.getLong("sim.seed", 0);
    for (long seed = 1; seed <= SEEDS; seed++) {
      new Run(only == 0 ? seed : only).run();
    }
  }

  /** One line, one stick, one seed. */
  private static final class Run implements StickLine.Listener, FarEnd {
    private final long seed;
    private final World world;
    private final VirtualHost host;
    private final Cable cable;
    private final StickLine line;
    private final FrameParser parser = new FrameParser();
    private final Map<Integer, TestOrder> orders = new LinkedHashMap<>();
    private final Map<Integer, SerialResult> ends = new HashMap<>();
    private final Map<Integer, Integer> arrivals = new HashMap<>();

    Run(long seed) {
      this.seed = seed;
      world = World.seeded(seed);
      host = world.host("line", Path.of("unused"));
      cable = host.cable("/dev/stick").quality(LinkQuality.noisy()).attach(this);
      line = new StickLine(host.time(), this);
    }

    void run() {
      host.loop().call(() -> line.open(host.links(), "/dev/stick"));
      for (int number = 1; number <= COMMANDS; number++) {
        submit(number);
        perhapsUnplug();
        world.advance(world.upTo(Duration.ofSeconds(4)));
      }
      cable.plug();
      world.advance(Duration.ofMinutes(30));
      orders.keySet().forEach(this::judge);
    }

    private void submit(int number) {
      TestOrder order = TestOrder.of(world, new UUID(0, number), world.upTo(Duration.ofSeconds(8)));
      orders.put(number, order);
      var expects = new SerialCommand.Expects.Callback(number, 0x16);
      var command = new SerialCommand(SEND_DATA, Octets.of(7, number), expects, order);
      host.loop()
          .call(
              () ->
                  line.submit(command, StickLine.Priority.ORDER, result -> ended(number, result)));
    }

    private void perhapsUnplug() {
      switch (world.random().nextInt(20)) {
        case 0 -> cable.unplug();
        case 1, 2 -> cable.plug();
        default -> {}
      }
    }

    private void ended(int number, SerialResult result) {
      assertEquals(null, ends.put(number, result), () -> number + " ended twice, seed " + seed);
    }

    private void judge(int number) {
      SerialResult end = ends.get(number);
      boolean arrived = arrivals.containsKey(number);
      boolean isTrue =
          switch (end) {
            case SerialResult.NeverLeft _ -> !arrived;
            case SerialResult.CalledBack _, SerialResult.Responded _ -> arrived;
            case SerialResult.Abandoned _, SerialResult.NoReply _, SerialResult.LinkLost _ -> true;
            case null, default -> false;
          };
      assertTrue(
          isTrue, () -> number + " ended as " + end + ", arrived: " + arrived + ", seed " + seed);
    }

    @Override
    public void received(byte[] bytes) {
      for (Received received : parser.feed(ByteBuffer.wrap(bytes), world.nanos())) {
        switch (received) {
          case Received.Whole(Frame frame) -> take(frame);
          case Received.Damaged() -> say(Received.Nak.OCTETS);
          case Received.Ack(), Received.Nak(), Received.Can() -> {}
        }
      }
    }

    private void take(Frame frame) {
      if (world.random().nextInt(20) == 0) {
        say(Octets.of(0x18));
        return;
      }
      say(Received.Ack.OCTETS);
      if (frame.function() == SEND_DATA) {
        serve(frame.payload().at(1));
      }
    }

    private void serve(int number) {
      inTime(number);
      arrivals.merge(number, 1, Integer::sum);
      int taken = world.random().nextInt(10) == 0 ? 0 : 1;
      say(Frame.response(SEND_DATA, Octets.of(taken)).encode());
      if (taken == 1 && world.random().nextInt(10) > 0) {
        Octets callback = Frame.request(SEND_DATA, Octets.of(number, 0)).encode();
        world.after(world.upTo(Duration.ofSeconds(2)), () -> say(callback));
      }
    }

    private void inTime(int number) {
      TestOrder order = orders.get(number);
      assertTrue(
          order != null && world.nanos() <= order.notAfterNanos() + ON_THE_WAY_MAX.toNanos(),
          () -> number + " left after its permit, seed " + seed);
    }

    private void say(Octets octets) {
      cable.send(octets.toArray());
    }

    @Override
    public void lineUp() {}

    @Override
    public void lineDown(Fault cause) {}

    @Override
    public void told(Frame frame) {}

    /** Whoever owns the line restarts the stick; here it is enough to begin with a clean line. */
    @Override
    public void stickSilent(SerialResult how) {
      line.reopen();
    }
  }
}
