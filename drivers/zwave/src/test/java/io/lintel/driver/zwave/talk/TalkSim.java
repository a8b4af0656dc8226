package io.lintel.driver.zwave.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.serial.StickLine.Priority;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import io.lintel.testkit.TestOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Orders and questions, with permits and taken back, for a lock that supervises, over a radio that
 * loses, repeats and reorders. {@code -Dsim.seed=N} replays one run, {@code -Dsim.seeds} has more.
 */
class TalkSim {
  private static final int EXCHANGES = 30;

  /** What was on the line when the permit ended arrives. */
  private static final long LATE_NANOS = 50_000_000L;

  private long confirmed;
  private long repeated;

  @Test
  void every_exchange_ends_once_and_truly_and_no_order_is_obeyed_twice_or_late() {
    Long one = Long.getLong("sim.seed");
    int seeds = Integer.getInteger("sim.seeds", 30);
    for (long seed = one == null ? 1 : one; seed <= (one == null ? seeds : one); seed++) {
      new Run(seed).run();
    }
    assertTrue(one != null || confirmed > seeds * 3L, confirmed + " orders were confirmed");
    assertTrue(one != null || repeated > seeds / 4, repeated + " orders came twice");
  }

  /** One exchange: its permit, when it was obeyed, and what was heard of it. */
  private static final class Try {
    private final int number;
    private final TestOrder permit;
    private final List<Object> news = new ArrayList<>();
    private OptionalLong obeyedNanos = OptionalLong.empty();

    private Try(int number, TestOrder permit) {
      this.number = number;
      this.permit = permit;
    }

    private long ends() {
      return news.stream().filter(each -> !(each instanceof SetNews.Working)).count();
    }
  }

  /** One lock, one radio, one seed. */
  private final class Run {
    private final long seed;
    private final TalkRig rig;
    private final SealedNode lock;
    private final List<Try> tries = new ArrayList<>();
    private Octets lastSupervised = Octets.NONE;

    Run(long seed) {
      this.seed = seed;
      rig = new TalkRig(seed, (int) (seed % 200));
      SecurityClass by = seed % 3 == 0 ? SecurityClass.S0 : SecurityClass.S2_ACCESS_CONTROL;
      rig.know(new Partner(new Level.Secure(by), Set.of(), true, true, 3));
      lock = new SealedNode(rig, by);
      lock.obeys = this::obey;
    }

    void run() {
      for (int number = 0; number < EXCHANGES; number++) {
        rig.loss = rig.world.random().nextDouble() * 0.3;
        begin(number);
        rig.passMillis(rig.world.random().nextInt(1_500));
        upset();
      }
      rig.pass(Duration.ofMinutes(20));
      tries.forEach(this::check);
      assertEquals(0, lock.late, () -> "seed " + seed + ": frames out of order");
    }

    private void begin(int number) {
      Duration window = Duration.ofMillis(rig.world.random().nextInt(9_000));
      var begun = new Try(number, TestOrder.of(rig.world, UUID.randomUUID(), window));
      tries.add(begun);
      if (number % 4 == 0) {
        Message question = Message.background(Octets.of(0x70, 0x05, number));
        rig.talk().get(question, said -> isAnswer(said, number), begun.news::add);
      } else {
        rig.talk().set(order(Octets.of(0x62, 0x01, number), begun.permit), begun.news::add);
      }
    }

    private void upset() {
      switch (rig.world.random().nextInt(12)) {
        case 0 -> lock.forget();
        case 1 -> rig.forgetNonces();
        case 2 -> rig.says(Octets.of(0x9F, 1, rig.world.random().nextInt(256)).hex());
        case 3 -> lock.says(Octets.of(0x6C, 0x01, rig.world.random().nextInt(64), 3, 0x80, 3, 50));
        default -> {}
      }
    }

    /** As a lock does: it knows a supervised command that comes again by its session. */
    private void obey(Octets command) {
      if (command.at(0) == 0x6C && command.at(1) == 0x01) {
        if (command.equals(lastSupervised)) {
          repeated++;
        } else {
          lastSupervised = command;
          var moved = tries.get(command.at(6));
          assertTrue(moved.obeyedNanos.isEmpty(), () -> told(moved, "obeyed twice"));
          obeyed(moved);
        }
        lock.says(Octets.of(0x6C, 0x02, command.at(2) & 0x3F, 0xFF, 0));
      } else if (command.at(0) == 0x62) {
        obeyed(tries.get(command.at(2)));
      } else if (command.at(0) == 0x70) {
        lock.says(Octets.of(0x70, 0x06, command.at(2)));
      }
    }

    private void obeyed(Try order) {
      order.obeyedNanos = OptionalLong.of(rig.world.nanos());
      long lateNanos = rig.world.nanos() - order.permit.notAfterNanos();
      assertTrue(lateNanos < LATE_NANOS, () -> told(order, lateNanos + " ns late"));
    }

    private void check(Try ended) {
      assertEquals(1, ended.ends(), () -> told(ended, ended.news.toString()));
      boolean obeyed = ended.obeyedNanos.isPresent();
      switch (ended.news.getLast()) {
        case SetNews.Confirmed _ -> {
          confirmed++;
          assertTrue(obeyed, () -> told(ended, "confirmed, and not obeyed"));
        }
        case SetNews.Undelivered(Delivery.NeverLeft _) ->
            assertTrue(!obeyed, () -> told(ended, "never left, and obeyed"));
        default -> {}
      }
    }

    private String told(Try exchange, String what) {
      return "seed " + seed + ", exchange " + exchange.number + ": " + what;
    }
  }

  private static boolean isAnswer(Octets said, int number) {
    return said.equals(Octets.of(0x70, 0x06, number));
  }

  private static Message order(Octets command, Permit permit) {
    return new Message(command, 0, permit, Priority.ORDER);
  }
}
