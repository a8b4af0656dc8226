package io.lintel.driver.simulator;

import java.util.List;

/** A simulated device: a pure function from a state and an input to the next state. */
sealed interface Machine permits DoorState, GadgetState {

  /** The device after something happened, and what is to be done in this order. */
  Step<? extends Machine> on(Input input, Now now);

  Condition condition();

  /** Whether too much waits for it already. */
  boolean isFull();

  /** The new state, and what is to be done in this order. */
  record Step<M extends Machine>(M state, List<Effect> effects) {}
}
