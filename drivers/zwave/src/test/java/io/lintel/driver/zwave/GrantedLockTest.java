package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Bolt;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.VirtualOperator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A lock that joined at S2 Access Control is never taken as less, whatever is on the air. */
class GrantedLockTest {
  private static final int ACCESS_CONTROL = 0x04;

  /** A door lock that knows no security and would answer everything in the clear. */
  private static final Octets FORGED = Octets.ofHex("0440035e867262807163");

  private static final int KNOWS_S2 = 0x9F;
  private static final Octets UNLOCKED = Octets.ofHex("6203001105fefe");

  private final SimulatedNode lock = SimulatedNode.doorLock(12);
  private final SimulatedNode next = SimulatedNode.doorLock(12);
  private House house = House.of(SimulatedNode.lock(7));
  private final ChangeableNetwork network = new ChangeableNetwork(house.world, house.stick);

  @Test
  void it_is_spoken_to_at_the_class_that_it_was_granted() {
    join();
    house.pass(Duration.ofSeconds(5));
    assertOpensUnderItsKey();
  }

  @Test
  void information_forged_before_the_first_interview_does_not_make_it_a_lock_in_the_clear() {
    join();
    lock.forged = FORGED;
    house.pass(Duration.ofMinutes(1));
    assertOpensUnderItsKey();
  }

  @Test
  void answers_that_someone_keeps_off_the_air_do_not_make_it_a_lock_in_the_clear() {
    lock.forged = FORGED;
    join();
    lock.jammed = true;
    house.pass(Duration.ofMinutes(10));
    assertEquals(List.of(), house.run.device(device()).capabilities());
    assertTrue(troubles().contains("zwave.silent_under_key"), troubles()::toString);
    assertEquals(0, lock.heardInTheClear);

    lock.jammed = false;
    house.pass(Duration.ofMinutes(30));
    assertOpensUnderItsKey();
  }

  @Test
  void a_report_in_the_clear_is_dropped_and_counted_before_the_first_interview_ends() {
    lock.jammed = true;
    join();
    forge();
    house.pass(Duration.ofSeconds(20));
    forge();
    lock.jammed = false;
    house.pass(Duration.ofMinutes(1));
    forge();
    assertEquals(
        List.of(Report.Position.of(Report.LockState.LOCKED, Report.Method.READ)), positions());
    house.run.stop();
    assertTrue(
        house.host.log().lines().stream().anyMatch(line -> line.contains("TOO_OPEN 3")),
        () -> house.host.log().lines().toString());
  }

  @Test
  void a_power_cut_between_joining_and_the_interview_does_not_make_it_less() {
    lock.jammed = true;
    join();
    house = house.afterPowerCut();
    house.stick.nodes.put(lock.id, lock);
    lock.forged = FORGED;
    house.run.attach(House.setup(lock));
    house.run.start();
    house.pass(Duration.ofMinutes(1));
    assertEquals(List.of(), house.run.device(House.setup(lock).deviceId()).capabilities());
    assertEquals(0, lock.heardInTheClear);
  }

  @Test
  void one_in_its_place_is_believed_nothing_before_it_has_keys_of_its_own() {
    join();
    house.pass(Duration.ofSeconds(20));
    int before = positions().size();
    lock.mood = SimulatedNode.Mood.OFFLINE;
    house.stick.secure(next, ACCESS_CONTROL);
    VirtualOperator operator = house.run.operator();
    Map<String, ?> which = Map.of("device", device().toString());
    house.run.begin("replace-failed", MapSettings.of(which), operator);
    house.pass(Duration.ofSeconds(5));
    network.comes(next);
    house.world.runUntil(() -> !operator.asked().isEmpty(), Duration.ofSeconds(20));
    forge();
    house.pass(Duration.ofSeconds(1));
    assertEquals(before, positions().size());

    operator.answer(pin(next));
    house.pass(Duration.ofSeconds(30));
    assertInstanceOf(VirtualOperator.Ending.Done.class, operator.ending().orElseThrow());
    assertOpensUnderItsKey(next);
  }

  @Test
  void a_lock_that_takes_its_id_later_has_a_grant_of_its_own() {
    join();
    house.run.begin("exclude", MapSettings.none(), house.run.operator());
    house.pass(Duration.ofSeconds(1));
    network.leaves(lock);
    house.pass(Duration.ofSeconds(5));
    house.run.detach(device());
    letIn(next);
    assertEquals(LinkSecurity.NONE, house.run.device(device()).security());
    assertEquals(Outcome.confirmed(), unlocked());
  }

  @Test
  void a_code_is_not_told_in_the_clear_to_a_lock_that_lists_security() {
    house.started();
    next.feature = new SimulatedUserCodes(2, 30);
    next.forged = next.information().plus(KNOWS_S2);
    letIn(next);
    house.pass(Duration.ofSeconds(10));
    assertTrue(house.run.offers(device(), Bolt.class).isPresent());
    assertTrue(house.run.offers(device(), CodeSlots.class).isEmpty());
  }

  /** In the clear. */
  private void letIn(SimulatedNode node) {
    network.information = node.information();
    VirtualOperator operator = house.run.operator();
    house.run.begin("include", MapSettings.of(Map.of("allow_clear", true)), operator);
    house.pass(Duration.ofSeconds(1));
    network.comes(node);
    house.pass(Duration.ofSeconds(10));
  }

  private void join() {
    house.started();
    house.stick.secure(lock, ACCESS_CONTROL);
    network.information = lock.information();
    VirtualOperator operator = house.run.operator().prepare(pin(lock));
    house.run.begin("include", MapSettings.of(Map.of()), operator);
    house.pass(Duration.ofMillis(500));
    boolean jammed = lock.jammed;
    lock.jammed = false;
    network.comes(lock);
    house.world.runUntil(() -> !operator.adopted().isEmpty(), Duration.ofSeconds(30));
    lock.jammed = jammed;
    house.world.runUntil(() -> operator.ending().isPresent(), Duration.ofSeconds(5));
    assertInstanceOf(VirtualOperator.Ending.Done.class, operator.ending().orElseThrow());
  }

  private void forge() {
    house.stick.fromNode(lock, UNLOCKED);
    house.world.settle();
  }

  private void assertOpensUnderItsKey() {
    assertOpensUnderItsKey(lock);
  }

  private void assertOpensUnderItsKey(SimulatedNode node) {
    assertEquals(LinkSecurity.STRONG, house.run.device(device()).security());
    assertEquals(Outcome.confirmed(), unlocked());
    assertFalse(node.locked);
    assertEquals(0, node.heardInTheClear);
  }

  private Outcome unlocked() {
    TestOrder order = house.run.order(device(), House.WINDOW);
    house.run.unlock(order);
    return house.outcome(order);
  }

  private static String pin(SimulatedNode node) {
    return "%05d".formatted(node.security().dsk().pin().value());
  }

  /** As {@link VirtualOperator} numbers those that it takes in. */
  private static UUID device() {
    return new UUID(0xad0b7edL, 1);
  }

  private List<Report> positions() {
    return house.run.reports().of(device()).stream()
        .filter(Report.Position.class::isInstance)
        .toList();
  }

  private List<String> troubles() {
    return house.run.reports().of(device()).stream()
        .filter(Report.Trouble.class::isInstance)
        .map(each -> ((Report.Trouble) each).fault().code())
        .toList();
  }
}
