package io.lintel.gateway.store;

import io.lintel.gateway.model.DeliveryClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Dropped rows as a bounded number of ranges. */
final class Runs {

  private Runs() {}

  /** Positions from..to of one class, of which {@code count} were dropped. */
  record Run(long from, long to, DeliveryClass deliveryClass, long count) {

    static Run of(Waiting row) {
      return new Run(row.position(), row.position(), row.deliveryClass(), 1);
    }

    Run join(Run later) {
      return new Run(from, later.to, deliveryClass, count + later.count);
    }
  }

  /**
   * Ranges in order. Neighbours join; when that leaves more than {@code max}, the next nearest join
   * too, until it fits. What lies between two joined ones was not dropped, which the count tells.
   *
   * @param max at least the number of classes, since only rows of one class and epoch join
   */
  static List<Run> of(List<Waiting> rows, int max) {
    List<Run> runs = rows.stream().map(Run::of).toList();
    long gap = 1;
    List<Run> joined = joinAll(runs, gap);
    while (joined.size() > max && gap <= Position.SEQUENCE_MAX) {
      gap *= 2;
      joined = joinAll(joined, gap);
    }
    return joined;
  }

  private static List<Run> joinAll(List<Run> runs, long gap) {
    Map<DeliveryClass, List<Run>> byClass =
        runs.stream()
            .sorted(Comparator.comparingLong(Run::from))
            .collect(Collectors.groupingBy(Run::deliveryClass));
    return byClass.values().stream()
        .flatMap(ofOneClass -> joinOne(ofOneClass, gap).stream())
        .sorted(Comparator.comparingLong(Run::from))
        .toList();
  }

  private static List<Run> joinOne(List<Run> runs, long gap) {
    List<Run> joined = new ArrayList<>();
    for (Run run : runs) {
      if (!joined.isEmpty() && touches(joined.getLast(), run, gap)) {
        joined.set(joined.size() - 1, joined.getLast().join(run));
      } else {
        joined.add(run);
      }
    }
    return joined;
  }

  private static boolean touches(Run earlier, Run later, long gap) {
    return later.from() - earlier.to() <= gap
        && Position.epoch(earlier.to()) == Position.epoch(later.from());
  }
}
