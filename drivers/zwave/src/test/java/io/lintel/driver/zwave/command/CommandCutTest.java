package io.lintel.driver.zwave.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every understood command, whole and cut. */
class CommandCutTest {
  @Test
  void every_class_that_is_understood_has_a_sample_and_each_sample_is_understood() {
    Set<Integer> sampled =
        CommandSamples.ALL.stream().map(sample -> sample.at(0)).collect(Collectors.toSet());
    assertEquals(CommandClasses.understood(), sampled);
    for (Octets sample : CommandSamples.ALL) {
      assertFalse(
          CommandClasses.decode(sample) instanceof NodeCommand.Unmodelled,
          () -> sample.hex() + " is not understood");
    }
  }

  @Test
  void every_kind_of_command_that_a_node_can_send_has_a_sample() {
    var seen = new HashSet<Class<?>>();
    CommandSamples.ALL.forEach(sample -> seen.add(CommandClasses.decode(sample).getClass()));
    seen.add(NodeCommand.Unmodelled.class);
    seen.add(NoOperationClass.Ping.class);
    seen.add(DoorLockLoggingClass.NoRecord.class);
    var kinds = new HashSet<Class<?>>();
    for (Class<?> kind : NodeCommand.class.getPermittedSubclasses()) {
      kinds.addAll(kind.isRecord() ? Set.of(kind) : Set.of(kind.getPermittedSubclasses()));
    }
    assertEquals(kinds, seen);
  }

  @Test
  void a_command_cut_short_at_any_byte_names_what_is_missing_or_says_less() {
    for (Octets whole : CommandSamples.ALL) {
      for (int size = 1; size < whole.size(); size++) {
        assertMalformedOrLess(whole, whole.slice(0, size));
      }
    }
  }

  @Test
  void octets_behind_a_command_do_no_harm() {
    for (Octets whole : CommandSamples.ALL) {
      assertMalformedOrLess(whole, whole.plus(0xFF, 0xFF, 0xFF));
    }
  }

  private static void assertMalformedOrLess(Octets whole, Octets changed) {
    try {
      assertFalse(CommandClasses.decode(changed).toString().isEmpty());
    } catch (MalformedFrame e) {
      assertTrue(
          String.valueOf(e.getMessage()).contains(" at byte "),
          () -> whole.hex() + ": " + e.getMessage());
    }
  }
}
