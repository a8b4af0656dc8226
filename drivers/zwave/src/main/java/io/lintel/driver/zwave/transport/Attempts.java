package io.lintel.driver.zwave.transport;

import io.lintel.driver.zwave.api.Transmission;

/**
 * How often one command was tried, and whether it is tried again. Pure. The stick itself repeats
 * and re-routes each transmission before it reports it as unacknowledged.
 *
 * @param unacknowledged transmissions that nobody acknowledged
 * @param refusals by the stick's full queue
 * @param jams of the air
 */
record Attempts(int unacknowledged, int refusals, int jams) {
  static final Attempts NONE = new Attempts(0, 0, 0);

  private static final int UNACKNOWLEDGED_PAUSE_MILLIS = 100;
  private static final int REFUSALS_LIMIT = 3;
  private static final int REFUSAL_PAUSE_MILLIS = 500;
  private static final int JAMS_LIMIT = 5;
  private static final int JAM_PAUSE_MILLIS = 1_000;

  /** What follows a transmission. */
  sealed interface Next {
    record Again(Attempts soFar, int pauseMillis) implements Next {}

    record End(Delivery delivery) implements Next {}
  }

  /**
   * Decides after a transmission.
   *
   * @param limit how many unacknowledged transmissions are enough, 1 and up
   */
  Next after(Transmission transmission, int limit) {
    return switch (transmission) {
      case Transmission.Acknowledged() -> new Next.End(new Delivery.Acknowledged());
      case Transmission.StickLost() -> new Next.End(new Delivery.StickLost());
      case Transmission.Abandoned() -> new Next.End(new Delivery.Unacknowledged());
      case Transmission.NeverLeft(var cause) -> new Next.End(notSent(Delivery.Cause.of(cause)));
      case Transmission.Unacknowledged() -> afterSilence(limit);
      case Transmission.StickBusy() ->
          refusals < REFUSALS_LIMIT
              ? new Next.Again(
                  new Attempts(unacknowledged, refusals + 1, jams), REFUSAL_PAUSE_MILLIS)
              : new Next.End(notSent(Delivery.Cause.STICK_BUSY));
      case Transmission.AirJammed() ->
          jams < JAMS_LIMIT
              ? new Next.Again(new Attempts(unacknowledged, refusals, jams + 1), JAM_PAUSE_MILLIS)
              : new Next.End(notSent(Delivery.Cause.AIR_JAMMED));
    };
  }

  /** Whether an earlier transmission may have reached the node. */
  boolean mayHaveArrived() {
    return unacknowledged > 0;
  }

  private Next afterSilence(int limit) {
    var soFar = new Attempts(unacknowledged + 1, refusals, jams);
    return soFar.unacknowledged < limit
        ? new Next.Again(soFar, UNACKNOWLEDGED_PAUSE_MILLIS)
        : new Next.End(new Delivery.Unacknowledged());
  }

  private Delivery notSent(Delivery.Cause cause) {
    return mayHaveArrived() ? new Delivery.Unacknowledged() : new Delivery.NeverLeft(cause);
  }
}
