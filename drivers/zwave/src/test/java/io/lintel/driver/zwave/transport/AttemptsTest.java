package io.lintel.driver.zwave.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.zwave.api.Transmission;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.transport.Attempts.Next;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final Transmission SILENT = new Transmission.Unacknowledged();
  private static final Transmission BUSY = new Transmission.StickBusy();
  private static final Transmission JAMMED = new Transmission.AirJammed();
  private static final Transmission ENDED =
      new Transmission.NeverLeft(SerialResult.Cause.PERMIT_ENDED);

  @Test
  void an_acknowledgement_ends_it() {
    assertEquals(
        new Next.End(new Delivery.Acknowledged()),
        Attempts.NONE.after(new Transmission.Acknowledged(), 3));
  }

  @Test
  void silence_is_repeated_up_to_the_limit() {
    Attempts second = again(Attempts.NONE, SILENT, 100);
    Attempts third = again(second, SILENT, 100);
    assertEquals(new Next.End(new Delivery.Unacknowledged()), third.after(SILENT, 3));
  }

  @Test
  void a_full_queue_is_asked_again_three_times() {
    Attempts attempts = Attempts.NONE;
    for (int i = 0; i < 3; i++) {
      attempts = again(attempts, BUSY, 500);
    }
    assertEquals(neverLeft(Delivery.Cause.STICK_BUSY), attempts.after(BUSY, 3));
  }

  @Test
  void jammed_air_is_waited_for_five_times() {
    Attempts attempts = Attempts.NONE;
    for (int i = 0; i < 5; i++) {
      attempts = again(attempts, JAMMED, 1_000);
    }
    assertEquals(neverLeft(Delivery.Cause.AIR_JAMMED), attempts.after(JAMMED, 3));
  }

  @Test
  void what_never_left_at_first_surely_did_not() {
    assertEquals(neverLeft(Delivery.Cause.PERMIT_ENDED), Attempts.NONE.after(ENDED, 3));
  }

  @Test
  void what_did_not_leave_again_after_a_silence_may_have_arrived() {
    Attempts second = again(Attempts.NONE, SILENT, 100);
    assertEquals(new Next.End(new Delivery.Unacknowledged()), second.after(ENDED, 3));
    assertEquals(
        new Next.End(new Delivery.Unacknowledged()),
        Attempts.NONE.after(new Transmission.Abandoned(), 3));
  }

  @Test
  void a_node_is_dead_after_three_misses_in_a_row_and_alive_by_any_frame() {
    NodeLife life = NodeLife.UNHEARD.answered().missed().missed();
    assertEquals(NodeLife.Heard.ALIVE, life.heard());
    assertEquals(NodeLife.Heard.DEAD, life.missed().heard());
    assertEquals(NodeLife.Heard.ALIVE, life.answered().missed().missed().heard());
    assertEquals(NodeLife.Heard.ALIVE, life.missed().missed().answered().heard());
  }

  private static Attempts again(Attempts attempts, Transmission transmission, int pauseMillis) {
    var next = assertInstanceOf(Next.Again.class, attempts.after(transmission, 3));
    assertEquals(pauseMillis, next.pauseMillis());
    return next.soFar();
  }

  private static Next neverLeft(Delivery.Cause cause) {
    return new Next.End(new Delivery.NeverLeft(cause));
  }
}
