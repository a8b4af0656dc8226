package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Origin;
import io.lintel.gateway.store.AttemptRow;
import io.lintel.gateway.store.AttemptRow.Stage;
import io.lintel.gateway.time.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Stamp RECEIVED = new Stamp("a", 0, NOON, true);
  private static final Duration TEN = Duration.ofSeconds(10);

  @Test
  void what_had_not_started_runs_within_its_time_of_the_same_boot() {
    var now = new Stamp("a", Duration.ofSeconds(4).toNanos(), NOON.plusSeconds(900), false);
    var requeue =
        assertInstanceOf(Recovery.Requeue.class, Recovery.of(row(Stage.WAITING), now, false));
    assertEquals(TEN.toNanos(), requeue.notAfter().bootNanos());
  }

  @Test
  void what_had_not_started_expires_when_its_time_is_over() {
    var now = new Stamp("a", TEN.toNanos() + 1, NOON, true);
    assertEquals(new Recovery.Expire(), Recovery.of(row(Stage.WAITING), now, false));
  }

  @Test
  void after_a_reboot_only_a_trusted_clock_lets_it_run() {
    var trusted = new Stamp("b", 500, NOON.plusSeconds(4), true);
    var requeue =
        assertInstanceOf(Recovery.Requeue.class, Recovery.of(row(Stage.WAITING), trusted, false));
    assertEquals(500 + Duration.ofSeconds(6).toNanos(), requeue.notAfter().bootNanos());
    var untrusted = new Stamp("b", 500, NOON.plusSeconds(4), false);
    assertEquals(new Recovery.Expire(), Recovery.of(row(Stage.WAITING), untrusted, false));
  }

  @Test
  void a_clock_set_back_does_not_give_a_command_more_time_than_any_time_out() {
    var dayBefore = new Stamp("b", 0, NOON.minusSeconds(86_400), true);
    var requeue =
        assertInstanceOf(Recovery.Requeue.class, Recovery.of(row(Stage.WAITING), dayBefore, false));
    assertEquals(Duration.ofMinutes(2).toNanos(), requeue.notAfter().bootNanos());
  }

  @Test
  void what_had_started_is_asked_of_the_device_for_ten_seconds_at_least() {
    var late = new Stamp("a", Duration.ofSeconds(90).toNanos(), NOON, true);
    var ask =
        assertInstanceOf(Recovery.AskDevice.class, Recovery.of(row(Stage.STARTED), late, false));
    assertEquals(Duration.ofSeconds(100).toNanos(), ask.deadline().bootNanos());
  }

  private static AttemptRow row(Stage stage) {
    return new AttemptRow(
        new UUID(1, 1),
        "UNLOCK_DOOR",
        Optional.of(new UUID(2, 2)),
        Bytes.utf8("f"),
        Bytes.utf8("{}"),
        Origin.CLOUD,
        "",
        stage,
        RECEIVED,
        RECEIVED.plus(TEN),
        Optional.empty(),
        stage == Stage.STARTED ? Optional.of(RECEIVED) : Optional.empty(),
        Optional.empty(),
        RECEIVED.plus(Duration.ofHours(24)));
  }
}
