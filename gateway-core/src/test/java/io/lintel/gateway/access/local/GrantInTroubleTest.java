package io.lintel.gateway.access.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.access.ClockSense;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.config.AccessConfig;
import io.lintel.gateway.config.AccessConfig.UntrustedClock;
import io.lintel.gateway.store.MemoryStore.Trouble;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Someone stands at the door on a day when the storage does not work. */
class GrantInTroubleTest {

  private final FakeBook book = new FakeBook();
  private final Box box = new Box(5, 2, this::parts);

  @ParameterizedTest
  @EnumSource(value = Trouble.class, mode = EnumSource.Mode.EXCLUDE, names = "SPARING")
  void the_door_opens_at_once_and_is_told_once_when_the_storage_works_again(Trouble trouble) {
    book.add(Given.code(1, "471100"));
    box.run(Duration.ofSeconds(1));
    box.store.be(trouble);
    enter("471100");
    assertEquals(LockState.UNLOCKED, box.doors.door(Given.DOOR).bolt);
    enter("000000");
    box.run(Duration.ofSeconds(10));
    box.store.be(Trouble.NONE);
    box.run(Duration.ofSeconds(10));
    var told = box.events("lock.unlocked");
    assertEquals(1, told.size());
    assertEquals(
        Given.code(1, "1").accessCodeId().toString(),
        told.getFirst().path("access_code_id").asText());
    assertEquals(1, box.events("lock.access_denied").size());
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"STALLED", "READ_ONLY", "FULL"})
  void wrong_tries_lock_a_keypad_out_although_they_cannot_be_written(Trouble trouble) {
    book.add(Given.code(1, "471100"));
    box.run(Duration.ofSeconds(1));
    box.store.be(trouble);
    enter("000000");
    enter("000000");
    enter("471100");
    assertEquals(LockState.LOCKED, box.doors.door(Given.DOOR).bolt);
  }

  private void enter(String digits) {
    box.doors.report(Given.KEYPAD, new Report.Keys(new Pin(digits)));
    box.run(Duration.ofSeconds(1));
  }

  private List<Specialist> parts() {
    var settings =
        new LocalAccessSettings(
            Map.of(Given.KEYPAD, Given.DOOR),
            new AccessConfig(UntrustedClock.LAST_KNOWN, 2),
            false);
    return List.of(
        new LocalAccess(settings, book, book.cards(), new Secret(new byte[32]), new ClockSense()));
  }
}
