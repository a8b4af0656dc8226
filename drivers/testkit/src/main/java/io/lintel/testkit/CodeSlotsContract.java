package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.CodeSlots;
import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.SlotContent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What every driver of devices that hold codes holds to, beside {@link OrderContract}. The last
 * slot of the rig's devices is empty at first. A rig counts the writes of slots as movements.
 */
public abstract class CodeSlotsContract extends OrderContract {

  @Override
  protected final void give(DriverRun run, TestOrder order) {
    giveEither(run, order, true);
  }

  /** Puts one code, or another, so that each writes. */
  @Override
  protected final void giveEither(DriverRun run, TestOrder order, boolean first) {
    Pin code = code(run, order, first ? '7' : '3');
    int slot = last(run, order);
    codes(run, order, slots -> slots.put(order, slot, code, none()));
  }

  @Test
  void a_code_that_was_put_shows_once_it_has_settled() {
    TestOrder put = given(device);
    bench.awaitAnswer();
    bench.pass(traits().settle());
    assertInstanceOf(Outcome.Done.class, bench.outcome(put));
    assertEquals(Optional.of(shown(put)), readLast());
  }

  @Test
  void a_cleared_slot_shows_as_empty() {
    given(device);
    bench.awaitAnswer();
    TestOrder clear = clearLast();
    bench.pass(traits().settle());
    assertInstanceOf(Outcome.Done.class, bench.outcome(clear));
    assertEquals(Optional.of(new SlotContent.Empty()), readLast());
  }

  @Test
  void clearing_an_empty_slot_is_done() {
    TestOrder clear = clearLast();
    assertInstanceOf(Outcome.Done.class, bench.outcome(clear));
  }

  @Test
  void a_slot_is_told_before_the_outcome_that_rests_on_it() {
    int already = told().size();
    bench
        .run()
        .reports()
        .listen(
            news ->
                assertTrue(
                    !(news instanceof Heard.Ended) || told().size() > already,
                    "read, and nothing told"));
    readLast();
  }

  @Test
  void reading_all_tells_each_slot_that_is_used() {
    given(device);
    bench.awaitAnswer();
    bench.pass(traits().settle());
    int already = told().size();
    int last = traits().slots();
    TestOrder all = ordered(CodeSlots::readAll);
    assertInstanceOf(Outcome.Done.class, bench.outcome(all));
    assertTrue(
        told().stream()
            .skip(already)
            .anyMatch(
                slot -> slot.slot() == last && !(slot.content() instanceof SlotContent.Empty)));
  }

  @Test
  void what_a_hung_device_took_too_late_is_in_no_slot() {
    bench.rig().hang(device);
    TestOrder put = given(device);
    bench.pass(Bench.WINDOW.plusMillis(1));
    bench.rig().wake(device);
    bench.pass(bench.rig().patience().plus(traits().settle()));
    assertFalse(bench.outcome(put) instanceof Outcome.Done);
    assertEquals(Optional.of(new SlotContent.Empty()), readLast());
  }

  @Test
  void a_code_of_a_length_that_the_device_does_not_take_is_not_done() {
    int length = 1;
    while (traits().lengths().contains(length)) {
      length++;
    }
    Pin code = new Pin("7".repeat(length));
    int slot = traits().slots();
    TestOrder put = ordered((slots, order) -> slots.put(order, slot, code, none()));
    assertFalse(bench.outcome(put) instanceof Outcome.Done);
    assertEquals(0, bench.movements(0));
  }

  @Test
  void digits_are_never_logged_or_printed() {
    given(device);
    bench.awaitAnswer();
    readLast();
    String digits = code(bench.run(), bench.run().order(device, Bench.WINDOW), '7').reveal();
    assertFalse(bench.run().host().log().lines().toString().contains(digits));
    assertFalse(bench.run().reports().all().toString().contains(digits));
  }

  private TestOrder clearLast() {
    int last = traits().slots();
    return ordered((slots, order) -> slots.clear(order, last));
  }

  private Optional<SlotContent> readLast() {
    int last = traits().slots();
    TestOrder read = ordered((slots, order) -> slots.read(order, last));
    assertEquals(Outcome.confirmed(), bench.outcome(read));
    return told().stream()
        .filter(slot -> slot.slot() == last)
        .map(Report.CodeSlot::content)
        .reduce((_, later) -> later);
  }

  private SlotContent shown(TestOrder order) {
    return traits().masked()
        ? new SlotContent.Masked()
        : new SlotContent.Holds(code(bench.run(), order, '7'));
  }

  private List<Report.CodeSlot> told() {
    return bench.run().reports().of(device).stream()
        .filter(Report.CodeSlot.class::isInstance)
        .map(Report.CodeSlot.class::cast)
        .toList();
  }

  private interface Act {
    void on(CodeSlots slots, TestOrder order);
  }

  private TestOrder ordered(Act act) {
    TestOrder order = bench.run().order(device, Bench.WINDOW);
    codes(bench.run(), order, slots -> act.on(slots, order));
    bench.awaitAnswer();
    return order;
  }

  private CodeTraits traits() {
    return traits(bench.run(), bench.run().order(device, Bench.WINDOW));
  }

  private static void codes(DriverRun run, TestOrder order, Consumer<CodeSlots> act) {
    CodeSlots slots = run.capability(order.deviceId(), CodeSlots.class);
    run.host().loop().call(() -> act.accept(slots));
  }

  private static CodeTraits traits(DriverRun run, TestOrder order) {
    CodeSlots slots = run.capability(order.deviceId(), CodeSlots.class);
    return assertInstanceOf(
        CodeTraits.class,
        run.host().loop().ask(slots::traits).orElseThrow(),
        "a device that holds codes tells limits");
  }

  private static int last(DriverRun run, TestOrder order) {
    return traits(run, order).slots();
  }

  /** The longest that the device takes, of one digit but for the first. */
  private static Pin code(DriverRun run, TestOrder order, char digit) {
    int length = traits(run, order).lengths().stream().mapToInt(each -> each).max().orElseThrow();
    return new Pin("9" + String.valueOf(digit).repeat(length - 1));
  }

  private static Optional<CodeSlots.Window> none() {
    return Optional.empty();
  }
}
