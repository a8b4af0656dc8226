package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.SimulatedCredentials.Held;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Reason;
import io.lintel.spi.Report.CodeSlot;
import io.lintel.spi.Report.SlotContent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Codes in locks by User Credential. */
class CredentialsTest {
  private static final Pin CODE = new Pin("471147");

  private final SimulatedCredentials lockMemory = new SimulatedCredentials(20);
  private final SimulatedNode lock = SimulatedNode.with(7, lockMemory);

  @Test
  void slots_and_lengths_are_as_the_lock_says() {
    House house = House.of(lock).started();
    var traits =
        assertInstanceOf(CodeTraits.class, CodesTest.slots(house, lock).traits().orElseThrow());
    assertEquals(20, traits.slots());
    assertEquals(
        IntStream.rangeClosed(4, 10).boxed().collect(Collectors.toSet()), traits.lengths());
  }

  @Test
  void a_user_is_added_before_its_code() {
    House house = House.of(lock).started();
    lockMemory.commands.clear();
    assertEquals(Outcome.confirmed(), house.outcome(CodesTest.put(house, lock, 3, CODE)));
    assertEquals(new Held(3, "471147"), lockMemory.pins.get(3));
    assertEquals(List.of(0x06, 0x05, 0x0B, 0x0A), lockMemory.commands);
    assertEquals(new SlotContent.Holds(CODE), CodesTest.read(house, lock, 3));
  }

  @Test
  void a_code_is_changed_in_its_place() {
    House house = House.of(lock).started();
    CodesTest.put(house, lock, 3, CODE);
    assertEquals(
        Outcome.confirmed(), house.outcome(CodesTest.put(house, lock, 3, new Pin("999999"))));
    assertEquals(new Held(3, "999999"), lockMemory.pins.get(3));
  }

  @Test
  void a_user_of_ours_leaves_with_its_code() {
    House house = House.of(lock).started();
    CodesTest.put(house, lock, 3, CODE);
    assertEquals(Outcome.confirmed(), house.outcome(CodesTest.clear(house, lock, 3)));
    assertEquals(Set.of(), lockMemory.users);
    assertTrue(lockMemory.pins.isEmpty());
  }

  @Test
  void whom_the_gateway_made_is_known_after_a_power_cut() {
    House house = House.of(lock).started();
    CodesTest.put(house, lock, 3, CODE);
    House after = house.afterPowerCut();
    after.run.start();
    after.pass(House.WINDOW);
    CodesTest.clear(after, lock, 3);
    assertEquals(Set.of(), lockMemory.users);
  }

  @Test
  void a_user_of_someone_else_keeps_all_but_the_code_that_is_cleared() {
    lockMemory.users.add(3);
    lockMemory.pins.put(3, new Held(3, "333333"));
    House house = House.of(lock).started();
    CodesTest.clear(house, lock, 3);
    assertEquals(Set.of(3), lockMemory.users);
    assertTrue(lockMemory.pins.isEmpty());
  }

  @Test
  void a_user_of_someone_else_without_a_code_keeps_its_number() {
    lockMemory.users.add(3);
    House house = House.of(lock).started();
    assertEquals(new SlotContent.Masked(), CodesTest.read(house, lock, 3));
  }

  @Test
  void a_place_that_another_user_has_is_shown_and_not_taken() {
    lockMemory.users.add(9);
    lockMemory.pins.put(3, new Held(9, "999999"));
    House house = House.of(lock).started();
    assertEquals(new SlotContent.Holds(new Pin("999999")), CodesTest.read(house, lock, 3));
    var refused =
        assertInstanceOf(Outcome.Refused.class, house.outcome(CodesTest.put(house, lock, 3, CODE)));
    assertEquals(Reason.NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE, refused.reason());
    assertEquals(new Held(9, "999999"), lockMemory.pins.get(3));
  }

  @Test
  void a_duplicate_is_refused_by_its_name() {
    lockMemory.users.add(9);
    lockMemory.pins.put(9, new Held(9, "471147"));
    House house = House.of(lock).started();
    var refused =
        assertInstanceOf(Outcome.Refused.class, house.outcome(CodesTest.put(house, lock, 3, CODE)));
    assertEquals(Reason.DUPLICATE_CODE_ON_DEVICE, refused.reason());
    assertFalse(lockMemory.pins.containsKey(3));
  }

  @Test
  void every_place_is_walked_to() {
    for (int slot : List.of(2, 5, 20)) {
      lockMemory.users.add(slot);
      lockMemory.pins.put(slot, new Held(slot, "%06d".formatted(slot)));
    }
    House house = House.of(lock).started();
    assertEquals(List.of(2, 5, 20), CodesTest.readAll(house, lock));
  }

  @Test
  void what_changes_at_the_lock_is_told() {
    House house = House.of(lock).started();
    // added: user 4, PIN, place 4, shown, "4444"; locally; no next
    house.stick.fromNode(lock, Octets.ofHex("830c000004010004800434343434030000000000"));
    house.pass(House.WINDOW);
    assertEquals(new CodeSlot(4, new SlotContent.Holds(new Pin("4444"))), house.last(lock));
    // deleted
    house.stick.fromNode(lock, Octets.ofHex("830c0200040100048000030000000000"));
    house.pass(House.WINDOW);
    assertEquals(new CodeSlot(4, new SlotContent.Empty()), house.last(lock));
  }
}
