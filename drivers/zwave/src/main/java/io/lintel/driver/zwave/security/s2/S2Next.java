package io.lintel.driver.zwave.security.s2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A state and the effects on the way to it, in order. */
public record S2Next(S2State state, List<S2Effect> effects) {
  static S2Next of(S2State state, S2Effect... effects) {
    return new S2Next(state, List.of(effects));
  }

  /** The same with more done after it. */
  S2Next then(Function<S2State, S2Next> more) {
    S2Next next = more.apply(state);
    List<S2Effect> all = new ArrayList<>(effects);
    all.addAll(next.effects);
    return new S2Next(next.state, List.copyOf(all));
  }
}
