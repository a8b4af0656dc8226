package io.lintel.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.store.MemoryStore;
import io.lintel.gateway.store.StoreLimits;
import io.lintel.gateway.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AckWriterTest {

  private final VirtualTime time = new VirtualTime();
  private final List<Set<Long>> kept = new ArrayList<>();
  private final MemoryStore store =
      MemoryStore.begin(
          new UUID(0, 1),
          time,
          time.loop(),
          StoreLimits.defaults(),
          dropped -> {
            throw new IllegalStateException("nothing is dropped here");
          });
  private final AckWriter writer = new AckWriter(time, time.loop(), store, kept::add);

  @Test
  void an_acknowledgement_does_not_wait_for_the_one_before_it() {
    writer.acknowledge(1);
    time.advance(Duration.ofMillis(900));
    writer.acknowledge(2);
    time.advance(Duration.ofMillis(200));
    assertEquals(List.of(Set.of(1L, 2L)), kept);
  }

  @Test
  void what_the_store_refused_is_written_when_it_is_well_again() {
    store.be(MemoryStore.Trouble.BROKEN);
    writer.acknowledge(1);
    time.advance(Duration.ofSeconds(2));
    writer.acknowledge(2);
    store.be(MemoryStore.Trouble.NONE);
    time.advance(Duration.ofSeconds(15));
    assertEquals(List.of(Set.of(1L, 2L)), kept);
  }
}
