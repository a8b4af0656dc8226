package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Transaction;
import io.lintel.spi.Fault;
import io.lintel.spi.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Devices that join, are replaced, leave and are forgotten while the engine runs. */
class ComingAndGoingTest {

  private static final UUID CELLAR = Box.door(5);

  private final Box box = new Box(1, 2);

  @Test
  void a_device_that_joined_is_published_and_takes_commands() {
    join();
    assertEquals(
        CELLAR.toString(), box.events("device.added").getFirst().path("device_id").asText());
    assertTrue(box.slot("inventory").contains("\"Cellar\""));
    assertTrue(box.slot("state/" + CELLAR).contains("\"name\":\"Cellar\""));
    var unlock = box.command("UNLOCK_DOOR", 5, Duration.ofSeconds(30));
    box.run(Duration.ofSeconds(2));
    assertEquals(List.of("pending", "success"), box.course(unlock));
  }

  @Test
  void one_that_left_is_an_event_and_no_longer_online() {
    box.engine.report(
        Box.door(0), new Report.Removed(Fault.repair("radio.left", "reset")), Optional.empty());
    box.run(Duration.ofSeconds(1));
    assertEquals(1, box.events("device.removed").size());
    assertTrue(box.slot("state/" + Box.door(0)).contains("\"online\":false"));
  }

  @Test
  void nothing_that_was_known_is_believed_of_a_replacement() {
    box.command("LOCK_DOOR", 0, Duration.ofSeconds(30));
    box.run(Duration.ofSeconds(2));
    assertTrue(box.slot("state/" + Box.door(0)).contains("\"lock_state\":\"locked\""));
    box.engine.replaced(Box.door(0));
    box.run(Duration.ofSeconds(1));
    assertTrue(box.slot("state/" + Box.door(0)).contains("\"lock_state\":\"unknown\""));
    box.kill();
    assertTrue(box.slot("state/" + Box.door(0)).contains("\"lock_state\":\"unknown\""));
  }

  @Test
  void a_power_cut_between_keeping_a_device_and_telling_of_it_tells_of_it_once() {
    for (long seed = 1; seed <= 40; seed++) {
      var cut = new Box(seed, 2);
      cut.store.commit(
          Transaction.of(new Arrival(Box.door(1), false).noted()), Priority.COMMAND, _ -> {});
      cut.run(Duration.ofSeconds(1));
      if (seed % 2 == 0) {
        cut.engine.added(new KnownDevice(Box.door(1), "Door 1", "simulator", Optional.empty()));
        cut.run(Duration.ofNanos(seed * 100_000));
      }
      cut.kill();
      cut.run(Duration.ofSeconds(1));
      cut.kill();
      cut.run(Duration.ofSeconds(1));
      assertEquals(1, cut.events("device.added").size(), "seed " + seed);
    }
  }

  @Test
  void a_power_cut_between_marking_a_device_as_gone_and_telling_of_it_tells_of_it_once() {
    for (long seed = 1; seed <= 40; seed++) {
      var cut = new Box(seed, 2);
      var why = Fault.repair("radio.left", "reset");
      cut.store.commit(
          Transaction.of(new Departure(Box.door(1), why).noted()), Priority.ACCESS, _ -> {});
      cut.run(Duration.ofSeconds(1));
      if (seed % 2 == 0) {
        cut.engine.report(Box.door(1), new Report.Removed(why), Optional.empty());
        cut.run(Duration.ofNanos(seed * 100_000));
      }
      cut.kill();
      cut.run(Duration.ofSeconds(1));
      cut.kill();
      cut.run(Duration.ofSeconds(1));
      assertEquals(1, cut.events("device.removed").size(), "seed " + seed);
    }
  }

  @Test
  void a_power_cut_before_a_replacement_is_told_believes_nothing_of_the_one_before() {
    box.command("LOCK_DOOR", 0, Duration.ofSeconds(30));
    box.run(Duration.ofSeconds(2));
    box.store.commit(
        Transaction.of(new Arrival(Box.door(0), true).noted()), Priority.COMMAND, _ -> {});
    box.run(Duration.ofSeconds(1));
    box.kill();
    assertTrue(box.slot("state/" + Box.door(0)).contains("\"lock_state\":\"unknown\""));
    box.run(Duration.ofSeconds(1));
    assertEquals(1, box.events("device.added").size());
  }

  @Test
  void one_that_is_forgotten_leaves_no_retained_state() {
    join();
    box.engine.forgotten(CELLAR);
    box.run(Duration.ofSeconds(1));
    assertFalse(box.slots.containsKey("state/" + CELLAR));
    assertFalse(box.slot("inventory").contains("Cellar"));
  }

  private void join() {
    box.engine.added(new KnownDevice(CELLAR, "Cellar", "simulator", Optional.empty()));
    box.doors.door(CELLAR).attach();
    box.run(Duration.ofSeconds(1));
  }
}
