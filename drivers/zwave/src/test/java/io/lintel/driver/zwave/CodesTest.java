package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.CodeSlot;
import io.lintel.spi.Report.SlotContent;
import io.lintel.testkit.TestOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Codes in locks by User Code, of either version. */
class CodesTest {
  private static final Pin CODE = new Pin("471147");

  private final SimulatedUserCodes codes = new SimulatedUserCodes(2, 30);
  private final SimulatedNode lock = SimulatedNode.with(7, codes);

  @Test
  void the_interview_finds_what_the_lock_holds_and_writes_nothing() {
    codes.codes.putAll(Map.of(1, "111111", 5, "555555"));
    House house = House.of(lock).started();
    readAll(house, lock);
    var traits = assertInstanceOf(CodeTraits.class, slots(house, lock).traits().orElseThrow());
    assertEquals(30, traits.slots());
    assertEquals(Set.of(4, 5, 6, 7, 8, 9, 10), traits.lengths());
    assertFalse(traits.schedules());
    assertEquals(Map.of(1, "111111", 5, "555555"), codes.codes);
    assertFalse(codes.commands.contains(0x0B) || codes.commands.contains(0x01));
  }

  @Test
  void a_code_that_the_lock_says_it_took_is_confirmed() {
    House house = House.of(lock).started();
    assertEquals(Outcome.confirmed(), house.outcome(put(house, lock, 3, CODE)));
    assertEquals("471147", codes.codes.get(3));
    assertEquals(new SlotContent.Holds(CODE), read(house, lock, 3));
  }

  @Test
  void a_duplicate_is_refused_by_its_name() {
    codes.codes.put(9, "471147");
    House house = House.of(lock).started();
    var refused = assertInstanceOf(Outcome.Refused.class, house.outcome(put(house, lock, 3, CODE)));
    assertEquals(Reason.DUPLICATE_CODE_ON_DEVICE, refused.reason());
  }

  @Test
  void a_duplicate_that_the_lock_keeps_silent_about_is_not_confirmed_and_shows_as_empty() {
    codes.codes.put(9, "471147");
    codes.silent = true;
    House house = House.of(lock).started();
    assertEquals(Outcome.delivered(), house.outcome(put(house, lock, 3, CODE)));
    assertEquals(new SlotContent.Empty(), read(house, lock, 3));
  }

  @Test
  void a_lock_that_masks_its_codes_is_believed_by_their_status() {
    codes.masks = true;
    House house = House.of(lock).started();
    put(house, lock, 3, CODE);
    assertEquals(new SlotContent.Masked(), read(house, lock, 3));
    var traits = assertInstanceOf(CodeTraits.class, slots(house, lock).traits().orElseThrow());
    assertTrue(traits.masked());
  }

  @Test
  void many_slots_are_read_page_by_page_to_the_end() {
    for (int slot : List.of(1, 2, 3, 8, 13, 21, 30)) {
      codes.codes.put(slot, "%06d".formatted(slot));
    }
    House house = House.of(lock).started();
    codes.commands.clear();
    assertEquals(List.of(1, 2, 3, 8, 13, 21, 30), readAll(house, lock));
    assertEquals(List.of(0x11, 0x0C, 0x0C, 0x0C), codes.commands);
  }

  @Test
  void while_the_checksum_stands_nothing_else_is_asked() {
    codes.codes.put(4, "444444");
    House house = House.of(lock).started();
    readAll(house, lock);
    codes.commands.clear();
    assertEquals(List.of(4), readAll(house, lock));
    assertEquals(List.of(0x11), codes.commands);
    codes.codes.put(6, "666666");
    assertEquals(List.of(4, 6), readAll(house, lock));
  }

  @Test
  void a_lock_that_goes_in_circles_is_not_asked_for_ever() {
    SimulatedFeature circling = new Circling();
    SimulatedNode odd = SimulatedNode.with(7, circling);
    House house = House.of(odd).started();
    assertEquals(List.of(1), readAll(house, odd));
  }

  @Test
  void a_lock_of_version_1_is_asked_for_slots_in_use_alone() {
    var old = new SimulatedUserCodes(1, 250);
    SimulatedNode oldLock = SimulatedNode.with(7, old);
    House house = House.of(oldLock).started();
    put(house, oldLock, 3, CODE);
    put(house, oldLock, 200, new Pin("200200"));
    old.commands.clear();
    assertEquals(List.of(3, 200), readAll(house, oldLock));
    assertEquals(List.of(0x02, 0x02), old.commands);
  }

  @Test
  void which_slots_are_in_use_outlives_a_power_cut_and_no_digits_do() {
    var old = new SimulatedUserCodes(1, 250);
    SimulatedNode oldLock = SimulatedNode.with(7, old);
    House house = House.of(oldLock).started();
    put(house, oldLock, 3, CODE);
    house.pass(House.WINDOW);
    String key = "device." + house.device(oldLock) + ".codes";
    Optional<byte[]> kept = house.host.loop().ask(() -> house.host.store().get(key));
    assertFalse(Octets.copyOf(kept.orElseThrow()).hex().contains("343731313437"));
    House after = house.afterPowerCut();
    after.run.start();
    after.pass(House.WINDOW);
    assertEquals(List.of(3), readAll(after, oldLock));
  }

  @Test
  void what_changes_at_the_keypad_is_told() {
    codes.codes.putAll(Map.of(2, "222222", 5, "555555"));
    House house = House.of(lock).started();
    readAll(house, lock);
    house.stick.fromNode(lock, Octets.ofHex("7105000000ff060d03630302"));
    house.pass(House.WINDOW);
    assertEquals(new CodeSlot(2, new SlotContent.Empty()), house.last(lock));
    house.stick.fromNode(lock, Octets.ofHex("7105000000ff060e0107"));
    house.pass(House.WINDOW);
    assertEquals(new CodeSlot(7, new SlotContent.Masked()), house.last(lock));
    house.stick.fromNode(lock, Octets.ofHex("7105000000ff060c00"));
    house.pass(House.WINDOW);
    List<Report> told = house.reports(lock);
    assertEquals(
        Set.of(new CodeSlot(5, new SlotContent.Empty()), new CodeSlot(7, new SlotContent.Empty())),
        Set.copyOf(told.subList(told.size() - 2, told.size())));
  }

  @Test
  void what_changes_at_a_keypad_that_tells_in_the_old_form_is_told_too() {
    House house = House.of(lock).started();
    // Alarm of this maker: a code was added, user 9
    house.stick.fromNode(lock, Octets.ofHex("71057009"));
    house.pass(House.WINDOW);
    assertEquals(new CodeSlot(9, new SlotContent.Masked()), house.last(lock));
  }

  @Test
  void a_slot_that_there_is_not_is_refused_before_anything_is_sent() {
    House house = House.of(lock).started();
    codes.commands.clear();
    for (int slot : List.of(0, 31)) {
      assertInstanceOf(Outcome.Refused.class, house.outcome(put(house, lock, slot, CODE)));
      assertInstanceOf(Outcome.Refused.class, house.outcome(clear(house, lock, slot)));
    }
    assertEquals(List.of(), codes.commands);
  }

  @Test
  void a_second_order_meanwhile_is_told_to_come_again() {
    House house = House.of(lock).started();
    TestOrder first = given(house, lock, (slots, order) -> slots.put(order, 3, CODE, none()));
    TestOrder second = given(house, lock, (slots, order) -> slots.clear(order, 4));
    assertEquals(Reason.DEVICE_BUSY, house.notSent(second).reason());
    assertEquals(Outcome.confirmed(), house.outcome(first));
  }

  static TestOrder put(House house, SimulatedNode node, int slot, Pin code) {
    TestOrder order = given(house, node, (slots, it) -> slots.put(it, slot, code, none()));
    house.outcome(order);
    return order;
  }

  static TestOrder clear(House house, SimulatedNode node, int slot) {
    TestOrder order = given(house, node, (slots, it) -> slots.clear(it, slot));
    house.outcome(order);
    return order;
  }

  static SlotContent read(House house, SimulatedNode node, int slot) {
    TestOrder order = given(house, node, (slots, it) -> slots.read(it, slot));
    assertEquals(Outcome.confirmed(), house.outcome(order));
    return assertInstanceOf(CodeSlot.class, house.last(node)).content();
  }

  /** The slots in use. */
  static List<Integer> readAll(House house, SimulatedNode node) {
    int before = house.reports(node).size();
    TestOrder order = given(house, node, CodeSlots::readAll);
    assertEquals(Outcome.confirmed(), house.outcome(order));
    return house.reports(node).stream()
        .skip(before)
        .filter(CodeSlot.class::isInstance)
        .map(report -> ((CodeSlot) report).slot())
        .toList();
  }

  interface Act {
    void on(CodeSlots slots, TestOrder order);
  }

  static TestOrder given(House house, SimulatedNode node, Act act) {
    TestOrder order = house.run.order(house.device(node), House.WINDOW);
    CodeSlots slots = slots(house, node);
    house.host.loop().call(() -> act.on(slots, order));
    return order;
  }

  static CodeSlots slots(House house, SimulatedNode node) {
    return house.run.capability(house.device(node), CodeSlots.class);
  }

  private static Optional<CodeSlots.Window> none() {
    return Optional.empty();
  }

  /** Says of every page that the next user is the first. */
  private static final class Circling implements SimulatedFeature {
    @Override
    public Octets classes() {
      return Octets.of(0x63);
    }

    @Override
    public int version(int commandClass) {
      return 2;
    }

    @Override
    public List<Octets> obey(SimulatedNode node, Octets command) {
      return switch (command.at(0) << 8 | command.at(1)) {
        case 0x6304 -> List.of(Octets.ofHex("63051e001e"));
        case 0x6306 -> List.of(Octets.ofHex("6307010041010800000000000000ff"));
        case 0x630C -> List.of(Octets.ofHex("630d0100010104343731310001"));
        default -> Collections.emptyList();
      };
    }
  }
}
