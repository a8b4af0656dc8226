package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.security.SecurityClass;
import java.util.List;

/** What of kept findings still counts. Pure. */
public final class Remembered {
  /**
   * A node that knows security and was found to speak in the clear may have been asked under other
   * keys than those of now: how it is spoken to is to be found out again.
   *
   * @param keys classes whose keys are here
   */
  public static Findings of(Findings kept, List<SecurityClass> keys) {
    return !keys.isEmpty() && lacksKey(kept) ? kept.unsettled() : kept;
  }

  private static boolean lacksKey(Findings kept) {
    return kept.security().filter(found -> found.best().isEmpty()).isPresent()
        && Profiles.of(kept).knowsSecurity();
  }

  private Remembered() {}
}
