package io.lintel.gateway.store;

import static io.lintel.gateway.model.DeliveryClass.ACCESS;
import static io.lintel.gateway.model.DeliveryClass.TELEMETRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {

  private final VirtualTime time = new VirtualTime();
  private final MemoryStore store =
      MemoryStore.begin(Samples.id(0), time, time.loop(), StoreLimits.defaults(), Samples::dropped);

  @Test
  void nothing_is_read_before_its_sync_ended() {
    Heard heard = Heard.commit(store, Samples.publish(ACCESS, "one"));
    assertEquals(0, store.outbox().size());
    time.advance(Duration.ofMillis(1));
    assertEquals(List.of(1L), heard.sequences());
    assertEquals(1, store.outbox().size());
  }

  @Test
  void a_crash_keeps_all_that_was_confirmed_and_some_beginning_of_the_rest() {
    Random random = new Random(7);
    TreeSet<Long> outcomes = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      MemoryStore one =
          MemoryStore.begin(
              Samples.id(i), time, time.loop(), StoreLimits.defaults(), Samples::dropped);
      Heard.commit(one, Samples.publish(ACCESS, "confirmed"));
      time.advance(Duration.ofMillis(1));
      Heard lost = Heard.commit(one, Priority.TELEMETRY, Samples.publish(TELEMETRY, "late"));
      Heard.commit(one, Priority.TELEMETRY, Samples.publish(TELEMETRY, "later"));
      Heard.commit(one, Samples.publish(ACCESS, "command"));
      MemoryStore next = one.crash(random, time.loop());
      time.advance(Duration.ofSeconds(1));
      assertFalse(lost.isDone());
      outcomes.add(next.outbox().size());
      List<String> texts =
          next.outbox().after(0, 9).stream().map(row -> row.payload().utf8()).toList();
      assertTrue(texts.getFirst().contains("confirmed"));
      if (texts.size() == 3) {
        assertTrue(texts.get(2).contains("command"), "what overtakes survives first");
      }
    }
    assertEquals(List.of(1L, 2L, 3L, 4L), List.copyOf(outcomes));
  }

  @Test
  void a_stalled_medium_confirms_nothing_until_it_goes_on() {
    store.be(MemoryStore.Trouble.STALLED);
    Heard heard = Heard.commit(store, Samples.publish(ACCESS, "one"));
    time.advance(Duration.ofHours(1));
    assertFalse(heard.isDone());
    store.be(MemoryStore.Trouble.NONE);
    time.advance(Duration.ofMillis(1));
    assertEquals(List.of(1L), heard.sequences());
  }

  @Test
  void each_trouble_fails_what_it_should() {
    assertEquals(List.of(CommitResult.Cause.FULL), causes(MemoryStore.Trouble.SPARING));
    assertEquals(
        List.of(CommitResult.Cause.FULL, CommitResult.Cause.FULL),
        causes(MemoryStore.Trouble.FULL));
    assertEquals(
        List.of(CommitResult.Cause.READ_ONLY, CommitResult.Cause.READ_ONLY),
        causes(MemoryStore.Trouble.READ_ONLY));
    assertEquals(List.of(), causes(MemoryStore.Trouble.NONE));
  }

  private List<CommitResult.Cause> causes(MemoryStore.Trouble trouble) {
    store.be(trouble);
    List<CommitResult.Cause> causes = new ArrayList<>();
    CommitListener listener =
        result -> {
          if (result instanceof CommitResult.Failed(var cause, var message)) {
            causes.add(cause);
          }
        };
    store.commit(
        Transaction.of(Samples.publish(TELEMETRY, "battery")), Priority.TELEMETRY, listener);
    store.commit(Transaction.of(Samples.publish(ACCESS, "locked")), Priority.ACCESS, listener);
    time.advance(Duration.ofMillis(5));
    return causes;
  }
}
