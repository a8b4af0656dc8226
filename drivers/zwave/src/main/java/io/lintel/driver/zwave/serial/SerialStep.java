package io.lintel.driver.zwave.serial;

import java.util.ArrayList;
import java.util.List;

/** A state and the effects on the way to it, in order. */
record SerialStep(SerialState state, List<SerialEffect> effects) {
  static SerialStep of(SerialState state, SerialEffect... effects) {
    return new SerialStep(state, List.of(effects));
  }

  /** The same with something done first. */
  SerialStep after(SerialEffect first) {
    List<SerialEffect> all = new ArrayList<>();
    all.add(first);
    all.addAll(effects);
    return new SerialStep(state, List.copyOf(all));
  }
}
