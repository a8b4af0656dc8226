package io.lintel.driver.zwave.security.join;

import java.util.ArrayList;
import java.util.List;

/** A state and the effects on the way to it, in order. */
public record JoinStep(JoinState state, List<JoinEffect> effects) {
  static JoinStep of(JoinState state, JoinEffect... effects) {
    return new JoinStep(state, List.of(effects));
  }

  /** The same with something done first. */
  JoinStep after(JoinEffect... first) {
    return afterAll(List.of(first));
  }

  JoinStep afterAll(List<JoinEffect> first) {
    List<JoinEffect> all = new ArrayList<>(first);
    all.addAll(effects);
    return new JoinStep(state, List.copyOf(all));
  }
}
