package io.lintel.driver.zwave.security.s0;

import java.util.ArrayList;
import java.util.List;

/** A session and the effects on the way to it, in order. */
public record S0Step(S0Session session, List<S0Effect> effects) {
  static S0Step of(S0Session session, S0Effect... effects) {
    return new S0Step(session, List.of(effects));
  }

  static S0Step dropped(S0Session session, S0Effect.Drop what) {
    return of(session, new S0Effect.Dropped(what));
  }

  /** The same with something done afterwards. */
  S0Step then(S0Effect more) {
    List<S0Effect> all = new ArrayList<>(effects);
    all.add(more);
    return new S0Step(session, List.copyOf(all));
  }
}
