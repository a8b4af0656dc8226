package io.lintel.driver.zwave.encap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportServiceTest {
  private static final Delivery ACKNOWLEDGED = new Delivery.Acknowledged();
  private static final Octets DATAGRAM = datagram(100);

  private Reassembly.State receiver = Reassembly.State.NONE;
  private final List<Octets> delivered = new ArrayList<>();
  private final List<Segment> said = new ArrayList<>();

  @Test
  void pieces_in_order_are_delivered_whole_and_completed() {
    pieces(DATAGRAM, 3).forEach(this::hear);
    assertEquals(List.of(DATAGRAM), delivered);
    assertEquals(List.of(new Segment.Complete(3)), said);
  }

  @Test
  void pieces_in_another_order_are_delivered_whole() {
    List<Segment.Piece> pieces = pieces(DATAGRAM, 3);
    hear(pieces.get(0));
    hear(pieces.get(2));
    hear(pieces.get(1));
    assertEquals(List.of(DATAGRAM), delivered);
  }

  @Test
  void a_hole_before_the_last_piece_is_asked_for_at_once() {
    List<Segment.Piece> pieces = pieces(DATAGRAM, 3);
    hear(pieces.get(0));
    hear(pieces.get(2));
    assertEquals(List.of(new Segment.Request(3, 39)), said);
  }

  @Test
  void a_lost_last_piece_is_asked_for_twice_after_silence_and_then_given_up() {
    List<Segment.Piece> pieces = pieces(DATAGRAM, 3);
    hear(pieces.get(0));
    hear(pieces.get(1));
    wake();
    wake();
    wake();
    assertEquals(List.of(new Segment.Request(3, 78), new Segment.Request(3, 78)), said);
    hear(pieces.get(2));
    assertEquals(new Segment.Wait(0), said.getLast());
    assertTrue(delivered.isEmpty());
  }

  @Test
  void a_repeated_last_piece_is_completed_again_and_not_delivered_twice() {
    List<Segment.Piece> pieces = pieces(DATAGRAM, 3);
    pieces.forEach(this::hear);
    hear(pieces.getLast());
    assertEquals(1, delivered.size());
    assertEquals(List.of(new Segment.Complete(3), new Segment.Complete(3)), said);
  }

  @Test
  void a_piece_of_an_unknown_datagram_has_its_sender_begin_anew() {
    hear(pieces(DATAGRAM, 3).get(1));
    assertEquals(List.of(new Segment.Wait(0)), said);
  }

  @Test
  void another_datagram_takes_the_place_of_one_that_never_ended() {
    hear(pieces(DATAGRAM, 3).get(0));
    pieces(datagram(50), 4).forEach(this::hear);
    assertEquals(List.of(datagram(50)), delivered);
  }

  @Test
  void a_timer_of_an_earlier_piece_changes_nothing() {
    List<Segment.Piece> pieces = pieces(DATAGRAM, 3);
    hear(pieces.get(0));
    long early = receiver.round();
    hear(pieces.get(1));
    assertEquals(List.of(), Reassembly.on(receiver, new Reassembly.Input.Woke(early)).effects());
  }

  @Test
  void each_piece_fits_a_frame_with_explore() {
    for (Segment.Piece piece : pieces(datagram(2047), 3)) {
      assertTrue(piece.encode().size() <= 46, () -> piece.encode().size() + " bytes");
    }
  }

  @Test
  void a_sender_waits_between_pieces_when_there_are_more_than_two() {
    var begun = Segmentation.begin(DATAGRAM, 3, 46);
    var paused = sent(begun.state(), ACKNOWLEDGED);
    assertEquals(
        List.of(new Segmentation.Effect.WakeAfter(paused.state().round(), 35)), paused.effects());
    var two = sent(Segmentation.begin(datagram(50), 3, 46).state(), ACKNOWLEDGED);
    assertTrue(two.effects().getFirst() instanceof Segmentation.Effect.Transmit);
  }

  @Test
  void a_sender_ends_well_when_the_receiver_has_the_whole() {
    var listening = sentAll(datagram(50));
    var done = came(listening, new Segment.Complete(3));
    assertEquals(List.of(new Segmentation.Effect.End(ACKNOWLEDGED)), done.effects());
  }

  @Test
  void a_word_about_another_datagram_changes_nothing() {
    var listening = sentAll(datagram(50));
    assertEquals(List.of(), came(listening, new Segment.Complete(4)).effects());
    assertEquals(List.of(), came(listening, new Segment.Request(4, 0)).effects());
  }

  @Test
  void a_sender_sends_again_what_is_asked_for() {
    Octets datagram = datagram(50);
    var again = came(sentAll(datagram), new Segment.Request(3, 39));
    assertEquals(
        List.of(new Segmentation.Effect.Transmit(pieces(datagram, 3).get(1))), again.effects());
  }

  @Test
  void a_sender_begins_anew_when_told_to_wait() {
    var waiting = came(sentAll(datagram(50)), new Segment.Wait(2));
    assertEquals(
        List.of(new Segmentation.Effect.WakeAfter(waiting.state().round(), 200)),
        waiting.effects());
    var again =
        Segmentation.on(waiting.state(), new Segmentation.Input.Woke(waiting.state().round()));
    assertEquals(
        List.of(new Segmentation.Effect.Transmit(pieces(datagram(50), 3).getFirst())),
        again.effects());
  }

  @Test
  void a_sender_repeats_the_last_piece_once_and_then_gives_up() {
    var again = woken(sentAll(datagram(50)));
    assertEquals(
        List.of(new Segmentation.Effect.Transmit(pieces(datagram(50), 3).get(1))), again.effects());
    var over = woken(sent(again.state(), ACKNOWLEDGED).state());
    assertEquals(
        List.of(new Segmentation.Effect.End(new Delivery.Unacknowledged())), over.effects());
  }

  @Test
  void a_receiver_that_asks_for_ever_ends_the_sending() {
    Segmentation.State state = sentAll(datagram(50));
    int transmissions = 0;
    for (int i = 0; i < 100; i++) {
      var next = came(state, new Segment.Request(3, 0));
      transmissions += next.effects().size();
      state = sentAllAfter(next.state());
    }
    assertTrue(transmissions < 10, "sent " + transmissions + " times");
    assertEquals(Segmentation.Phase.OVER, state.phase());
  }

  @Test
  void a_piece_that_nobody_acknowledged_ends_the_sending() {
    var sad = new Delivery.Unacknowledged();
    var over = sent(Segmentation.begin(datagram(50), 3, 46).state(), sad);
    assertEquals(List.of(new Segmentation.Effect.End(sad)), over.effects());
  }

  private void hear(Segment.Piece piece) {
    perform(Reassembly.on(receiver, new Reassembly.Input.Came(piece)));
  }

  private void wake() {
    perform(Reassembly.on(receiver, new Reassembly.Input.Woke(receiver.round())));
  }

  private void perform(Reassembly.Next next) {
    receiver = next.state();
    for (Reassembly.Effect effect : next.effects()) {
      switch (effect) {
        case Reassembly.Effect.Say(Segment segment) -> said.add(segment);
        case Reassembly.Effect.Deliver(Octets datagram) -> delivered.add(datagram);
        case Reassembly.Effect.WakeAfter(long round, int delayMillis) -> {
          assertEquals(receiver.round(), round);
          assertEquals(800, delayMillis);
        }
      }
    }
  }

  private static Segmentation.State sentAll(Octets datagram) {
    return sentAllAfter(Segmentation.begin(datagram, 3, 46).state());
  }

  private static Segmentation.State sentAllAfter(Segmentation.State begun) {
    Segmentation.State state = begun;
    while (state.phase() == Segmentation.Phase.SENDING) {
      state = sent(state, ACKNOWLEDGED).state();
    }
    return state;
  }

  private static Segmentation.Next sent(Segmentation.State state, Delivery delivery) {
    return Segmentation.on(state, new Segmentation.Input.Sent(delivery));
  }

  private static Segmentation.Next came(Segmentation.State state, Segment segment) {
    return Segmentation.on(state, new Segmentation.Input.Came(segment));
  }

  private static Segmentation.Next woken(Segmentation.State state) {
    return Segmentation.on(state, new Segmentation.Input.Woke(state.round()));
  }

  private static List<Segment.Piece> pieces(Octets datagram, int session) {
    List<Segment.Piece> pieces = new ArrayList<>();
    for (int offset = 0; offset < datagram.size(); offset += Segmentation.PIECE_BYTES) {
      int end = Math.min(offset + Segmentation.PIECE_BYTES, datagram.size());
      pieces.add(new Segment.Piece(datagram.size(), session, offset, datagram.slice(offset, end)));
    }
    return pieces;
  }

  private static Octets datagram(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 7);
    }
    return Octets.copyOf(bytes);
  }
}
