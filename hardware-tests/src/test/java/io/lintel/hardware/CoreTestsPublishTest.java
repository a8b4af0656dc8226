package io.lintel.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.hardware.rig.SeamTypes;
import io.lintel.testkit.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the core's own tests of each action type published is as the published schemas say. */
class CoreTestsPublishTest {
  private static final Path KEPT = Path.of("../gateway-core/target/published");

  @Test
  void every_attempt_and_event_of_the_cores_tests_fits_both_versions() throws IOException {
    Path folder = Peer.require(KEPT, "the tests of gateway-core");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        var verdict = SeamTypes.validate(Files.readAllLines(file));
        assertEquals(List.of(), verdict.problems(), file.toString());
        assertTrue(verdict.summary().path("attempts").asInt() > 0, file + " holds no attempt");
      }
    }
  }
}
