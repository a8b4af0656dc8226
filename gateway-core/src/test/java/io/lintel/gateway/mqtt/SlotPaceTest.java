package io.lintel.gateway.mqtt;

import static io.lintel.gateway.mqtt.Bench.items;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.model.Bytes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How fast latest values follow each other. */
class SlotPaceTest {
  private final Bench bench = new Bench();

  @Test
  void a_latest_value_that_changes_fast_is_skipped_and_the_last_one_is_sent() {
    bench.up();
    int changes = 3 * UplinkLimits.SLOTS_PER_SECOND;
    for (int i = 0; i < changes; i++) {
      bench.hear(new Input.SlotPut("state/door", Bytes.utf8("value " + i)));
      bench.answerOthers();
    }
    assertEquals(UplinkLimits.SLOTS_PER_SECOND, slots(bench.effects).size());
    bench.advance(Duration.ofMillis(100));
    var last = new Item.Slot("state/door", Bytes.utf8("value " + (changes - 1)));
    assertEquals(last, slots(bench.effects).getLast());
    assertEquals(UplinkLimits.SLOTS_PER_SECOND + 1, slots(bench.effects).size());
  }

  @Test
  void a_new_connection_is_given_every_latest_value_at_once() {
    int doors = 3 * UplinkLimits.SLOTS_PER_SECOND;
    for (int i = 0; i < doors; i++) {
      bench.hear(new Input.SlotPut("state/" + i, Bytes.utf8("locked")));
    }
    bench.up();
    assertEquals(doors, slots(bench.effects).size());
  }

  private static List<Item> slots(List<Effect> effects) {
    return items(effects).stream().filter(Item.Slot.class::isInstance).toList();
  }
}
