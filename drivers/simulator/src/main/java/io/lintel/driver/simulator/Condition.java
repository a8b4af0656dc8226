package io.lintel.driver.simulator;

/**
 * What was done to the device from outside.
 *
 * @param stuck the bolt does not get through: the next movement jams
 * @param online whether it can be reached
 * @param hung whether it takes everything and answers nothing
 * @param slow whether it answers late
 * @param refusesCodes whether it takes no code and clears none
 */
record Condition(boolean stuck, boolean online, boolean hung, boolean slow, boolean refusesCodes) {

  static Condition well() {
    return new Condition(false, true, false, false, false);
  }

  boolean isSilent() {
    return hung || !online;
  }

  Condition turned(Knob knob) {
    return switch (knob) {
      case JAM -> new Condition(true, online, hung, slow, refusesCodes);
      case UNJAM -> new Condition(false, online, hung, slow, refusesCodes);
      case OFFLINE -> new Condition(stuck, false, hung, slow, refusesCodes);
      case ONLINE -> new Condition(stuck, true, hung, slow, refusesCodes);
      case HANG -> new Condition(stuck, online, true, slow, refusesCodes);
      case SLOW -> new Condition(stuck, online, hung, true, refusesCodes);
      case REFUSE_CODES -> new Condition(stuck, online, hung, slow, true);
      case RELEASE -> new Condition(stuck, online, false, false, false);
    };
  }
}
