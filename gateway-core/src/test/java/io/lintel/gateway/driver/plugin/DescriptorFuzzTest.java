package io.lintel.gateway.driver.plugin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.fuzz.Mutants;
import org.junit.jupiter.api.Test;

/** Spoiled descriptors: each is read or refused in words; no other exception escapes. */
class DescriptorFuzzTest {

  private static final int DESCRIPTORS = Integer.getInteger("fuzz.descriptors", 100_000);
  private static final String GOOD =
      """
      {"id":"simulator","name":"Simulated doors","version":"0.1.0","spi":"1.0","native":"none",
       "plugin":"a.b.Plugin","jars":["a.jar"],
       "settings":{"link":{"type":"text","required":true,"pattern":"[a-z]+","help":"where"}},
       "address":{"kind":{"type":"text","one_of":["lock","keypad_lock"],"required":true},
         "travel":{"type":"duration","default":"200ms","min":"0ms","max":"60s"},
         "node":{"type":"number","min":1,"max":232}}}
      """;

  @Test
  void a_spoiled_descriptor_is_refused_in_words() {
    Mutants mutants = new Mutants(GOOD, 3);
    int refused = 0;
    for (int n = 0; n < DESCRIPTORS; n++) {
      String text = mutants.next();
      try {
        DescriptorParser.parse(text);
      } catch (BadDescriptor expected) {
        refused++;
        assertTrue(String.valueOf(expected.getMessage()).length() > 5, text);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("descriptor " + n + ":\n" + text, e);
      }
    }
    assertTrue(refused > DESCRIPTORS / 10, "the mutants are too tame: " + refused);
  }
}
