package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.access.ClockSense.Trust;
import io.lintel.gateway.model.Bytes;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyncStateTest {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  @Test
  void the_clock_is_stale_after_a_day_without_being_set() {
    var kept = SyncState.read(new SyncState(NOON).toJson()).orElseThrow();
    assertEquals(Trust.RECENT, kept.trust(false, NOON.plusSeconds(86_399)));
    assertEquals(Trust.STALE, kept.trust(false, NOON.plusSeconds(86_400)));
    assertEquals(Trust.SYNCHRONISED, kept.trust(true, NOON.plusSeconds(86_400)));
  }

  @Test
  void what_is_not_a_record_is_none() {
    assertEquals(Optional.empty(), SyncState.read(Bytes.utf8("[]")));
  }
}
