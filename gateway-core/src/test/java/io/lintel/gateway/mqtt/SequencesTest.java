package io.lintel.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequencesTest {

  private static final int HIGHEST = 40;

  @Test
  void it_holds_what_a_set_holds_whatever_comes_and_goes() {
    Random random = new Random(1);
    Set<Long> model = new HashSet<>();
    Sequences sequences = Sequences.NONE;
    for (int round = 0; round < 20_000; round++) {
      long sequence = random.nextLong(1, HIGHEST);
      boolean comes = random.nextBoolean();
      sequences = comes ? sequences.with(sequence) : sequences.without(List.of(sequence));
      boolean changed = comes ? model.add(sequence) : model.remove(sequence);
      assertEquals(model.size(), sequences.size(), "round " + round + ", changed " + changed);
      for (long each = 0; each <= HIGHEST; each++) {
        assertEquals(model.contains(each), sequences.contains(each), "round " + round);
      }
    }
  }
}
