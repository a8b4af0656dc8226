package io.lintel.gateway.access.local;

import io.lintel.gateway.access.DoorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Codes of one length at one door that are so many that guessing pays: more than one of a thousand
 * tries opens. A lock-out slows guessing down; only longer codes end it.
 *
 * @param digits of each
 * @param codes the most that are valid at one time
 */
record GuessRisk(int digits, int codes) {

  private static final int TRIES_PER_CODE_MIN = 1_000;

  /** The worst at a door, from what is known of its codes today; empty: none is. */
  static Optional<GuessRisk> of(List<DoorCode> codes) {
    return codes.stream()
        .collect(Collectors.groupingBy(code -> code.code().length()))
        .entrySet()
        .stream()
        .map(GuessRisk::at)
        .filter(GuessRisk::isHigh)
        .max(Comparator.comparingDouble(GuessRisk::chance));
  }

  private static GuessRisk at(Map.Entry<Integer, List<DoorCode>> sameLength) {
    return new GuessRisk(sameLength.getKey(), mostAtOnce(sameLength.getValue()));
  }

  private boolean isHigh() {
    return chance() * TRIES_PER_CODE_MIN > 1;
  }

  /** Of opening with one try. */
  private double chance() {
    return codes / Math.pow(10, digits);
  }

  private static int mostAtOnce(List<DoorCode> codes) {
    var turns = new ArrayList<Turn>(2 * codes.size());
    for (var code : codes) {
      var when = Entitlement.of(code);
      turns.add(new Turn(when.fromMillis(), 1));
      turns.add(new Turn(when.untilMillis(), -1));
    }
    turns.sort(Comparator.comparingLong(Turn::millis).thenComparingInt(Turn::change));
    int valid = 0;
    int most = 0;
    for (var turn : turns) {
      valid += turn.change();
      most = Math.max(most, valid);
    }
    return most;
  }

  private record Turn(long millis, int change) {}
}
