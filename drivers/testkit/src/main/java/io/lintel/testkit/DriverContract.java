package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.spi.Bolt;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Readback;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Simulated;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every driver of locks and releases holds to, beside {@link OrderContract}. A driver's test
 * extends it and brings a {@link DriverRig}.
 */
public abstract class DriverContract extends OrderContract {

  @Override
  protected final void give(DriverRun run, TestOrder order) {
    run.unlock(order);
  }

  @Override
  protected final void giveEither(DriverRun run, TestOrder order, boolean unlock) {
    if (unlock) {
      run.unlock(order);
    } else {
      run.lock(order);
    }
  }

  @Test
  void a_bolt_goes_back_and_forth_as_ordered() {
    needsBolt();
    for (int round = 1; round <= 3; round++) {
      TestOrder unlock = bench.unlock(device);
      bench.awaitAnswer();
      TestOrder lock = bench.lock(device);
      bench.awaitAnswer();
      assertInstanceOf(Outcome.Done.class, bench.outcome(unlock));
      assertInstanceOf(Outcome.Done.class, bench.outcome(lock));
      assertEquals(2 * round, bench.movements(0));
    }
  }

  @Test
  void the_position_is_told_before_the_outcome_that_rests_on_it() {
    int already = bench.run().reports().of(device).size();
    bench.run().reports().listen(news -> confirmedMeansTold(news, already));
    TestOrder unlock = bench.unlock(device);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(unlock));
  }

  @Test
  void a_bolt_in_the_goal_state_is_done_without_a_second_movement() {
    needsBolt();
    bench.unlock(device);
    bench.awaitAnswer();
    TestOrder again = bench.unlock(device);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(again));
    assertEquals(1, bench.movements(0));
  }

  @Test
  void reading_tells_the_position_and_moves_nothing() {
    Assumptions.assumeTrue(bench.run().offers(device, Readback.class).isPresent(), "not readable");
    int already = bench.run().reports().of(device).size();
    TestOrder read = bench.run().order(device, Bench.WINDOW);
    bench.run().read(read);
    bench.awaitAnswer();
    assertEquals(Outcome.confirmed(), bench.outcome(read));
    bench.assertTold(device, LockState.LOCKED, already);
    assertEquals(0, bench.movements(0));
  }

  @Test
  void entered_digits_are_never_logged_or_told() {
    var simulated = bench.run().offers(device, Simulated.class).filter(Simulated::hasKeypad);
    Assumptions.assumeTrue(simulated.isPresent(), "no keypad that software can press");
    TestOrder entry = bench.run().order(device, Bench.WINDOW);
    Simulated keypad = simulated.orElseThrow();
    bench.run().host().loop().call(() -> keypad.enterCode(entry, new Pin("90817263")));
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(entry));
    assertFalse(bench.run().host().log().lines().toString().contains("90817263"));
    assertFalse(bench.run().reports().all().toString().contains("90817263"));
  }

  private void needsBolt() {
    Assumptions.assumeTrue(bench.run().offers(device, Bolt.class).isPresent(), "not a bolt");
  }

  private void confirmedMeansTold(Heard news, int already) {
    if (news instanceof Heard.Ended(_, _, Outcome.Done(boolean confirmed)) && confirmed) {
      bench.assertTold(device, LockState.UNLOCKED, already);
    }
  }
}
