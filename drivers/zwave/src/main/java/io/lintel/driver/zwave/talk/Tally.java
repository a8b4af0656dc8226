package io.lintel.driver.zwave.talk;

import java.util.EnumMap;
import java.util.Map;

/** How much was heard and not taken for a node's word, by name. Runs on the driver's loop alone. */
public final class Tally {
  private final Map<Drop, Long> counts = new EnumMap<>(Drop.class);

  void count(Drop why) {
    counts.merge(why, 1L, Long::sum);
  }

  public long of(Drop why) {
    return counts.getOrDefault(why, 0L);
  }

  /** As {@code MALFORMED 3, TOO_OPEN 1}, for the log. */
  @Override
  public String toString() {
    return counts.isEmpty()
        ? "nothing"
        : String.join(
            ", ",
            counts.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).toList());
  }
}
