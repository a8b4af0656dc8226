package io.lintel.gateway.access.local;

import io.lintel.gateway.access.DoorCode;
import io.lintel.gateway.action.Workshop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tells once of each keypad's codes that they can be guessed, until they can't any more. */
final class GuessWatch {

  private final Workshop workshop;
  private final AccessNews news;
  private final Set<UUID> risky = new HashSet<>();

  GuessWatch(Workshop workshop, AccessNews news) {
    this.workshop = workshop;
    this.news = news;
  }

  /** Judges all that opens at a door when it is entered there. */
  void judge(UUID door, List<DoorCode> codes) {
    var risk = GuessRisk.of(codes);
    if (risk.isEmpty()) {
      risky.remove(door);
    } else if (risky.add(door)) {
      var at = workshop.time().wall();
      workshop.record(List.of(news.guessable(door, risk.get(), at)));
    }
  }
}
