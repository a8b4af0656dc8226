package io.lintel.driver.simulator;

/**
 * What was done to the door from outside.
 *
 * @param stuck the bolt does not get through: the next movement jams
 * @param online whether it can be reached
 * @param hung whether it takes everything and answers nothing
 * @param slow whether it answers late
 */
record Condition(boolean stuck, boolean online, boolean hung, boolean slow) {

  static Condition well() {
    return new Condition(false, true, false, false);
  }

  boolean isSilent() {
    return hung || !online;
  }

  Condition turned(Knob knob) {
    return switch (knob) {
      case JAM -> new Condition(true, online, hung, slow);
      case UNJAM -> new Condition(false, online, hung, slow);
      case OFFLINE -> new Condition(stuck, false, hung, slow);
      case ONLINE -> new Condition(stuck, true, hung, slow);
      case HANG -> new Condition(stuck, online, true, slow);
      case SLOW -> new Condition(stuck, online, hung, true);
      case RELEASE -> new Condition(stuck, online, false, false);
    };
  }
}
