package io.lintel.gateway.mqtt;

/**
 * Everything the uplink knows.
 *
 * @param cleanStart whether the next accepted connection must drop what the broker keeps for us: a
 *     new epoch's first
 * @param epochKnown whether our epoch is surely above every one that was published
 * @param generations connections begun so far; the last one's number
 * @param stopping whether the end was asked for
 */
record UplinkState(
    UplinkSettings settings,
    Line line,
    Retry retry,
    Doubt doubt,
    Delivery delivery,
    boolean cleanStart,
    boolean epochKnown,
    long generations,
    boolean stopping) {

  static UplinkState initial(
      UplinkSettings settings, boolean cleanStart, boolean epochKnown, Now now, long seed) {
    return new UplinkState(
        settings,
        new Line.Resting(now.nanos()),
        new Retry(0, seed),
        Doubt.NONE,
        Delivery.empty(now.nanos()),
        cleanStart,
        epochKnown,
        0,
        false);
  }

  UplinkState with(Line next) {
    return new UplinkState(
        settings, next, retry, doubt, delivery, cleanStart, epochKnown, generations, stopping);
  }

  UplinkState with(Retry next) {
    return new UplinkState(
        settings, line, next, doubt, delivery, cleanStart, epochKnown, generations, stopping);
  }

  UplinkState with(Doubt next) {
    return new UplinkState(
        settings, line, retry, next, delivery, cleanStart, epochKnown, generations, stopping);
  }

  UplinkState with(Delivery next) {
    return new UplinkState(
        settings, line, retry, doubt, next, cleanStart, epochKnown, generations, stopping);
  }

  UplinkState cleanStarted() {
    return new UplinkState(
        settings, line, retry, doubt, delivery, false, epochKnown, generations, stopping);
  }

  UplinkState epochLearned() {
    return new UplinkState(
        settings, line, retry, doubt, delivery, cleanStart, true, generations, stopping);
  }

  UplinkState generationBegun() {
    return new UplinkState(
        settings, line, retry, doubt, delivery, cleanStart, epochKnown, generations + 1, stopping);
  }

  UplinkState stopped() {
    return new UplinkState(
        settings, line, retry, doubt, delivery, cleanStart, epochKnown, generations, true);
  }
}
