package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.testkit.ToyLock.Mistake;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The contract catches each mistake that a driver can make: else it would prove nothing. */
@SuppressWarnings("JUnitMethodInvoked") // the contract's tests are what is under test here
class DriverContractTest {

  @TestFactory
  Stream<DynamicTest> every_mistake_is_caught(@TempDir Path folder) {
    return Stream.of(
            new Catch(
                Mistake.ENDS_TWICE,
                DriverContract::an_order_at_a_well_device_ends_as_done_after_one_change),
            new Catch(
                Mistake.FORGETS_TO_END,
                DriverContract::an_order_at_a_device_that_hangs_for_ever_ends_and_not_as_done),
            new Catch(
                Mistake.IGNORES_THE_NOT_AFTER,
                DriverContract::a_hung_device_that_comes_back_after_the_not_after_changes_nothing),
            new Catch(
                Mistake.IGNORES_THE_CANCEL,
                DriverContract::a_permit_taken_back_while_the_device_hangs_changes_nothing),
            new Catch(
                Mistake.TELLS_TOO_LATE,
                DriverContract::the_position_is_told_before_the_outcome_that_rests_on_it),
            new Catch(
                Mistake.MOVES_AGAIN,
                DriverContract::a_bolt_in_the_goal_state_is_done_without_a_second_movement),
            new Catch(
                Mistake.WAITS_ON_THE_LOOP,
                DriverContract::an_order_at_a_well_device_ends_as_done_after_one_change),
            new Catch(Mistake.ONE_HANGS_ALL, DriverContract::a_hung_device_does_not_delay_another),
            new Catch(
                Mistake.TELLS_OFF_THE_LOOP,
                DriverContract::the_position_is_told_before_the_outcome_that_rests_on_it),
            new Catch(Mistake.MOVES_AFTER_STOP, DriverContract::nothing_changes_after_stop),
            new Catch(
                Mistake.FORGETS_ON_DETACH, DriverContract::detaching_ends_the_orders_under_way),
            new Catch(
                Mistake.HIDES_OFFLINE,
                DriverContract::an_offline_device_is_told_and_changes_nothing))
        .map(expected -> expected.asTest(folder));
  }

  @TestFactory
  Stream<DynamicTest> random_orders_catch_what_moves_without_a_permit(@TempDir Path folder) {
    return Stream.of(Mistake.IGNORES_THE_NOT_AFTER, Mistake.IGNORES_THE_CANCEL, Mistake.ENDS_TWICE)
        .map(
            mistake ->
                new Catch(
                        mistake,
                        contract ->
                            contract.whatever_happens_each_order_ends_once_and_changes_at_most_once(
                                folder))
                    .asTest(folder));
  }

  private record Catch(Mistake mistake, Consumer<DriverContract> by) {

    DynamicTest asTest(Path folder) {
      return DynamicTest.dynamicTest(mistake.name(), () -> run(folder));
    }

    private void run(Path folder) {
      var contract = new Broken(mistake);
      contract.start_the_driver_with_two_devices(folder);
      assertThrows(
          AssertionError.class,
          () -> {
            by.accept(contract);
            contract.no_rule_was_broken();
          });
    }
  }

  private static final class Broken extends DriverContract {
    private final Mistake mistake;

    Broken(Mistake mistake) {
      this.mistake = mistake;
    }

    @Override
    protected DriverRig rig(VirtualHost host) {
      return new ToyRig(new ToyLock(mistake), host);
    }
  }
}
