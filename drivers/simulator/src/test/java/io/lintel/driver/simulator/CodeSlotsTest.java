package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.CodeSlots;
import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Denial;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.Position;
import io.lintel.spi.Report.SlotContent;
import io.lintel.spi.Report.User;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeSlotsTest {
  private static final Optional<Outcome> DONE = Optional.of(Outcome.confirmed());
  private static final Report DENIED = new Report.AccessDenied(Denial.UNKNOWN_CODE);

  @TempDir private Path folder = Path.of("");

  @Test
  void a_stored_code_opens_and_is_told_with_its_slot() {
    House house = house(Map.of());
    TestOrder put = house.put(5, "246802");
    house.passSeconds(1);
    house.key("246802");
    house.passSeconds(1);
    assertEquals(DONE, house.outcome(put));
    assertEquals(List.of(opened(5)), house.told());
    assertEquals(List.of("unlock keycode"), house.moves());
  }

  @Test
  void a_code_that_was_cleared_does_not_open() {
    House house = house(Map.of());
    house.put(5, "246802");
    house.passSeconds(1);
    TestOrder clear = house.clear(5);
    house.passSeconds(1);
    house.key("246802");
    assertEquals(DONE, house.outcome(clear));
    assertEquals(List.of(DENIED), house.told());
  }

  @Test
  void the_codes_of_the_configuration_are_in_the_first_slots_and_can_be_replaced() {
    House house = house(Map.of());
    house.read(2);
    house.put(2, "555555");
    house.passSeconds(1);
    house.read(2);
    assertEquals(List.of(holds(2, "778899"), holds(2, "555555")), house.told());
  }

  @Test
  void reading_all_tells_each_slot_that_is_used() {
    House house = house(Map.of());
    house.put(30, "246802");
    house.passSeconds(1);
    TestOrder all = house.readAll();
    assertEquals(List.of(holds(1, "1234"), holds(2, "778899"), holds(30, "246802")), house.told());
    assertEquals(DONE, house.outcome(all));
  }

  @Test
  void an_empty_slot_reads_as_empty() {
    House house = house(Map.of());
    house.read(7);
    assertEquals(List.of(new Report.CodeSlot(7, new SlotContent.Empty())), house.told());
  }

  @Test
  void a_masked_lock_shows_no_digits() {
    House house = house(Map.of("masked", true));
    house.read(1);
    assertEquals(List.of(masked(1)), house.told());
    assertTrue(house.codeTraits().masked());
  }

  @Test
  void the_limits_are_told_as_configured() {
    House house =
        house(
            Map.of(
                "slots",
                4,
                "code_lengths",
                List.of(4, 6),
                "schedules",
                true,
                "settle",
                Duration.ofSeconds(2)));
    assertEquals(
        new CodeTraits(4, Set.of(4, 6), true, false, Duration.ofSeconds(2)), house.codeTraits());
  }

  @Test
  void what_the_lock_does_not_take_is_refused_with_its_reason() {
    House house = house(Map.of("slots", 4, "code_lengths", List.of(4, 6)));
    assertEquals(Reason.INVALID_CODE_FORMAT, house.refusal(house.put(3, "12345")));
    assertEquals(Reason.DUPLICATE_CODE_ON_DEVICE, house.refusal(house.put(3, "1234")));
    assertEquals(Reason.DEVICE_NOT_SUPPORTED, house.refusal(house.put(5, "4321")));
    assertEquals(Reason.DEVICE_NOT_SUPPORTED, house.refusal(house.clear(0)));
    assertEquals(Reason.DEVICE_NOT_SUPPORTED, house.refusal(house.read(5)));
    assertEquals(Reason.DEVICE_NOT_SUPPORTED, house.refusal(house.put(3, "4321", window(0, 60))));
    house.tell("refuse_codes");
    assertEquals(Reason.COMMAND_REJECTED, house.refusal(house.put(3, "4321")));
    assertEquals(Reason.COMMAND_REJECTED, house.refusal(house.clear(1)));
    house.tell("release");
    TestOrder put = house.put(3, "4321");
    house.passSeconds(1);
    assertEquals(DONE, house.outcome(put));
  }

  @Test
  void the_same_code_in_its_own_slot_is_no_duplicate() {
    House house = house(Map.of());
    TestOrder again = house.put(1, "1234");
    house.passSeconds(1);
    assertEquals(DONE, house.outcome(again));
  }

  @Test
  void a_silent_lock_takes_a_duplicate_and_stores_nothing() {
    House house = house(Map.of("silent_duplicates", true));
    TestOrder put = house.put(5, "1234");
    house.read(5);
    assertEquals(DONE, house.outcome(put));
    assertEquals(List.of(new Report.CodeSlot(5, new SlotContent.Empty())), house.told());
  }

  @Test
  void a_code_with_a_window_opens_within_it_alone() {
    House house = house(Map.of("schedules", true));
    house.put(3, "246802", window(60, 120));
    house.passSeconds(59);
    house.key("246802");
    house.passSeconds(1);
    house.key("246802");
    house.passSeconds(1);
    house.lock();
    house.passSeconds(59);
    house.key("246802");
    assertEquals(
        List.of(
            DENIED,
            opened(3),
            Position.of(LockState.LOCKED, Method.REMOTE),
            new Report.AccessDenied(Denial.EXPIRED_CODE)),
        house.told());
  }

  @Test
  void a_simulated_entry_of_a_stored_code_opens_too() {
    House house = house(Map.of());
    house.put(9, "246802");
    house.passSeconds(1);
    TestOrder entry = house.enter("246802");
    house.passSeconds(1);
    assertEquals(DONE, house.outcome(entry));
    assertEquals(List.of(opened(9)), house.told());
  }

  @Test
  void until_it_has_settled_a_reading_shows_what_was_there_before() {
    House house = house(Map.of("settle", Duration.ofSeconds(5)));
    house.put(1, "5555");
    house.passSeconds(1);
    house.put(1, "6666");
    house.passSeconds(4);
    house.read(1);
    house.key("6666");
    house.passSeconds(1);
    house.read(1);
    assertEquals(List.of(holds(1, "1234"), opened(1), holds(1, "6666")), house.told());
  }

  @Test
  void stored_codes_survive_a_restart_and_are_not_plain_on_the_disk() {
    House before = house(Map.of("schedules", true));
    TestOrder put = before.put(5, "246802", window(0, 3600));
    before.clear(1);
    before.passSeconds(1);
    assertEquals(DONE, before.outcome(put));
    House after = before.restarted();
    after.readAll();
    assertEquals(List.of(holds(2, "778899"), holds(5, "246802")), after.told());
    byte[] kept = after.kept("codes/" + House.door()).orElseThrow();
    assertFalse(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1).contains("246802"));
    after.passSeconds(3600);
    after.key("246802");
    assertEquals(new Report.AccessDenied(Denial.EXPIRED_CODE), after.told().getLast());
  }

  @Test
  void an_order_is_done_once_its_code_would_survive_and_unknown_when_it_cannot() {
    House house = house(Map.of());
    house.host().storageRefuses(true);
    TestOrder put = house.put(5, "246802");
    house.passSeconds(5);
    assertEquals(Optional.empty(), house.outcome(put));
    TestOrder unlock = house.unlock();
    house.passSeconds(7);
    assertEquals(DONE, house.outcome(unlock));
    assertInstanceOf(Outcome.Unknown.class, house.outcome(put).orElseThrow());
  }

  @Test
  void codes_that_cannot_be_opened_any_more_are_dropped_with_a_word() {
    House before = house(Map.of());
    before.put(5, "246802");
    before.passSeconds(1);
    before.damage("codes/" + House.door());
    before.passSeconds(1);
    House after = before.restarted();
    after.readAll();
    assertEquals(List.of(holds(1, "1234"), holds(2, "778899")), after.told());
    assertTrue(after.host().log().lines().toString().contains("cannot be read any more"));
  }

  @Test
  void a_code_set_at_the_lock_is_told_and_opens() {
    House house = house(Map.of());
    house.foreign(6, "9753");
    house.key("9753");
    house.passSeconds(1);
    assertEquals(List.of(holds(6, "9753"), opened(6)), house.told());
    house.passSeconds(1);
    House after = house.restarted();
    after.read(6);
    assertEquals(holds(6, "9753"), after.told().getLast());
  }

  @Test
  void a_code_cleared_at_the_lock_is_told() {
    House house = house(Map.of());
    house.tell("foreign_code", "\"slot\":2");
    house.key("778899");
    assertEquals(List.of(new Report.CodeSlot(2, new SlotContent.Empty()), DENIED), house.told());
  }

  @Test
  void what_happens_at_an_offline_lock_is_told_when_it_is_back() {
    House house = house(Map.of());
    house.tell("offline");
    house.foreign(6, "9753");
    house.tell("online");
    assertEquals(holds(6, "9753"), house.told().getLast());
  }

  @Test
  void a_full_lock_takes_no_code_but_in_slots_that_were_used_before() {
    House house = house(Map.of("slots", 4));
    house.tell("fill_slots");
    assertEquals(List.of(masked(3), masked(4)), house.told());
    assertEquals(Reason.NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE, house.refusal(house.put(3, "4321")));
    TestOrder replaced = house.put(2, "4321");
    house.clear(4);
    TestOrder put = house.put(4, "8765");
    house.passSeconds(1);
    assertEquals(DONE, house.outcome(replaced));
    assertEquals(DONE, house.outcome(put));
  }

  @Test
  void a_reset_puts_the_codes_of_the_configuration_back_and_tells_nothing_of_it() {
    House house = house(Map.of());
    house.put(1, "5555");
    house.put(5, "246802");
    house.passSeconds(1);
    house.reset();
    house.passSeconds(1);
    House after = house.restarted();
    after.readAll();
    assertEquals(List.of(holds(1, "1234"), holds(2, "778899")), after.told());
  }

  @Test
  void a_slow_lock_stores_at_once_and_answers_late() {
    House house = house(Map.of());
    house.tell("slow");
    TestOrder put = house.put(5, "246802");
    house.key("246802");
    house.passSeconds(2);
    assertEquals(Optional.empty(), house.outcome(put));
    assertEquals(List.of("unlock keycode"), house.moves());
    house.passSeconds(2);
    assertEquals(DONE, house.outcome(put));
  }

  @Test
  void a_lock_that_goes_offline_before_it_answers_leaves_it_unknown() {
    House house = house(Map.of());
    house.tell("slow");
    TestOrder put = house.put(5, "246802");
    house.tell("offline");
    assertInstanceOf(Outcome.Unknown.class, house.outcome(put).orElseThrow());
    house.passSeconds(30);
    assertInstanceOf(Outcome.Unknown.class, house.outcome(put).orElseThrow());
  }

  @Test
  void a_plain_lock_holds_no_codes() {
    House lock = House.with(folder, Map.of("kind", "lock"));
    assertEquals(Optional.empty(), lock.run().offers(House.door(), CodeSlots.class));
  }

  private House house(Map<String, ?> more) {
    var address = new HashMap<String, Object>(more);
    address.put("kind", "keypad_lock");
    address.put("codes", List.of("1234", "778899"));
    return House.with(folder, address);
  }

  private static Window window(long fromSeconds, long untilSeconds) {
    var start = World.seeded(1).wall();
    return new Window(start.plusSeconds(fromSeconds), start.plusSeconds(untilSeconds));
  }

  private static Report opened(int slot) {
    return new Position(LockState.UNLOCKED, Method.KEYCODE, new User(slot));
  }

  private static Report holds(int slot, String digits) {
    return new Report.CodeSlot(slot, new SlotContent.Holds(new Pin(digits)));
  }

  private static Report masked(int slot) {
    return new Report.CodeSlot(slot, new SlotContent.Masked());
  }
}
