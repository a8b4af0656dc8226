package io.lintel.gateway.mqtt;

import static io.lintel.gateway.mqtt.Bench.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How far the outbox was read, also when an old row is put back into it. */
class UplinkReadingTest {
  private final Bench bench = new Bench();

  @Test
  void a_row_that_was_put_back_is_sent_again() {
    bench.up();
    bench.append(3);
    var row = bench.outbox.get(1L);
    bench.answer(1, 0);
    bench.answer(2, 0);
    bench.outbox.put(1L, row);
    bench.hear(new Input.Appended(true));
    assertEquals(List.of(3L, 1L), bench.flying());
  }

  @Test
  void a_row_that_was_put_back_before_its_acknowledgement_is_known_to_be_stored_is_sent_again() {
    bench.withoutKeeping().up();
    bench.append(3);
    bench.answer(1, 0);
    bench.answer(2, 0);
    bench.hear(new Input.Appended(true));
    assertEquals(List.of(3L), bench.flying());
    bench.outbox.remove(2L);
    bench.hear(new Input.Kept(Set.of(1L, 2L)));
    assertEquals(List.of(3L, 1L), bench.flying());
  }

  @Test
  void rows_that_were_read_are_not_read_again_while_the_connection_stands() {
    bench.withoutKeeping().up();
    bench.append(3);
    bench.answer(1, 0);
    bench.answer(2, 0);
    var effects = new ArrayList<>(bench.hear(new Input.Kept(Set.of(1L, 2L))));
    effects.addAll(bench.append(1));
    var reads = only(effects, Effect.ReadOutbox.class);
    assertEquals(List.of(3L, 3L), reads.stream().map(Effect.ReadOutbox::after).toList());
  }

  @Test
  void what_a_read_brings_that_a_row_was_put_back_under_is_read_again() {
    bench.up();
    bench.append(1);
    var reading = bench.state.delivery().backlog().readingStarted();
    var stale = new Input.Rows(reading.cursor(), List.of(), false);
    var after = reading.putBack().read(stale, Flights.NONE);
    assertTrue(after.more());
    assertTrue(after.cursor() <= 0);
  }
}
