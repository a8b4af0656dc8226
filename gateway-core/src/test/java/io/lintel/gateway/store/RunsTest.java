package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.store.Runs.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunsTest {

  private static final List<DeliveryClass> CLASSES = List.of(DeliveryClass.values());

  @Test
  void neighbours_of_one_class_join_and_others_do_not() {
    List<Waiting> rows =
        List.of(
            row(1, DeliveryClass.TELEMETRY),
            row(2, DeliveryClass.TELEMETRY),
            row(3, DeliveryClass.GATEWAY),
            row(4, DeliveryClass.TELEMETRY));
    assertEquals(
        List.of(
            new Run(1, 2, DeliveryClass.TELEMETRY, 2),
            new Run(3, 3, DeliveryClass.GATEWAY, 1),
            new Run(4, 4, DeliveryClass.TELEMETRY, 1)),
        Runs.of(rows, 200));
  }

  @Test
  void what_is_scattered_joins_until_it_fits_and_the_counts_stay_true() {
    Random random = new Random(7);
    List<Waiting> rows = new ArrayList<>();
    for (long sequence = 1; sequence < 5000; sequence += 1 + random.nextInt(5)) {
      rows.add(row(sequence, CLASSES.get(random.nextInt(CLASSES.size()))));
    }
    List<Run> runs = Runs.of(rows, 20);
    assertTrue(runs.size() <= 20);
    assertEquals(rows.size(), runs.stream().mapToLong(Run::count).sum());
    for (Waiting row : rows) {
      assertTrue(
          runs.stream()
              .anyMatch(
                  run ->
                      run.deliveryClass() == row.deliveryClass()
                          && run.from() <= row.position()
                          && row.position() <= run.to()));
    }
  }

  @Test
  void rows_of_two_epochs_never_join() {
    List<Waiting> rows =
        List.of(
            new Waiting(Position.of(1, Position.SEQUENCE_MAX), DeliveryClass.ACCESS, 1),
            new Waiting(Position.of(2, 0), DeliveryClass.ACCESS, 1));
    assertEquals(2, Runs.of(rows, 4).size());
  }

  private static Waiting row(long sequence, DeliveryClass deliveryClass) {
    return new Waiting(sequence, deliveryClass, 100);
  }
}
