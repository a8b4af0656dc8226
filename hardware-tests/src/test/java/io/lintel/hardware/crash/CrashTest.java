package io.lintel.hardware.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.hardware.audit.Audit;
import io.lintel.hardware.audit.History;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Movements;
import io.lintel.hardware.rig.SeamTypes;
import io.lintel.hardware.rig.Signal;
import io.lintel.hardware.rig.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands flow while the packaged daemon is killed with SIGKILL at random moments. {@code
 * -Dcrash.rounds=N} asks for more, {@code -Dcrash.seed=N} for the same moments again.
 */
@Timeout(7200)
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 12);
  private static final long SEED = Long.getLong("crash.seed", 1);
  private static final int DOORS = 6;

  /** From the start of the process: what dies during start-up counts as well. */
  private static final int LIFE_MILLIS_MAX = 4000;

  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(90);

  @TempDir private Path folder;

  @Test
  void nothing_moves_twice_and_nothing_is_lost() {
    try (Site site = Site.withDoors(folder, DOORS, "20ms")) {
      List<Command> sent = killAgainAndAgain(site);
      Crash.settle(site.platform(), sent, SETTLE_LIMIT);

      History history =
          new History(sent, site.platform().received().all(), Movements.read(site.dataDir()));
      assertEquals(List.of(), Audit.problems(history), "seed " + SEED);
      assertTrue(history.movements().size() > ROUNDS, "hardly anything moved");
      SeamTypes.assertValid(site.platform().received());
    }
  }

  private static void lifeOf(int millis) {
    new Signal().within(Duration.ofMillis(millis), Optional::empty);
  }

  private static List<Command> killAgainAndAgain(Site site) {
    Random random = new Random(SEED);
    try (Traffic traffic = new Traffic(site.platform(), DOORS, SEED)) {
      for (int round = 0; round < ROUNDS; round++) {
        lifeOf(random.nextInt(LIFE_MILLIS_MAX));
        site.daemon().kill();
        site.start();
      }
      site.daemon().awaitReady();
      return traffic.stop();
    }
  }
}
