package io.lintel.hardware.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.hardware.audit.Audit;
import io.lintel.hardware.audit.History;
import io.lintel.hardware.rig.Child;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.MovementWatch;
import io.lintel.hardware.rig.Movements;
import io.lintel.hardware.rig.PackagedDaemon;
import io.lintel.hardware.rig.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands flow while the daemon dies at each named point in turn, once a round. {@code
 * -Dcrash.point.rounds=N} asks for more, {@code -Dcrash.seed=N} for other passages.
 */
@Timeout(7200)
class NamedPointsTest {
  private static final int ROUNDS = Integer.getInteger("crash.point.rounds", 1);
  private static final long SEED = Long.getLong("crash.seed", 1);
  private static final int DOORS = 4;
  private static final int PASSAGE_MAX = 6;
  private static final Duration DEATH_LIMIT = Duration.ofSeconds(60);
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(90);

  private final Random random = new Random(SEED);
  @TempDir private Path folder;

  @Test
  void nothing_moves_twice_and_nothing_is_lost() throws IOException {
    try (Site site = Site.withDoors(folder, DOORS, "20ms")) {
      List<Command> sent = dieAtEachPoint(site);
      Crash.settle(site.platform(), sent, SETTLE_LIMIT);

      History history =
          new History(sent, site.platform().received().all(), Movements.read(site.dataDir()));
      assertEquals(List.of(), Audit.problems(history), "seed " + SEED);
      assertTrue(history.movements().size() > Point.values().length, "hardly anything moved");
    }
  }

  private List<Command> dieAtEachPoint(Site site) throws IOException {
    site.daemon().stop();
    try (Traffic traffic = new Traffic(site.platform(), DOORS, SEED)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (Point point : Point.values()) {
          dieAt(site, point);
        }
        dieAtMovement(site);
      }
      site.start();
      site.daemon().awaitReady();
      return traffic.stop();
    }
  }

  private void dieAt(Site site, Point point) {
    int passage = 1 + random.nextInt(PASSAGE_MAX);
    try (Child child = Child.start("daemon that dies at " + point, mortal(site, point, passage))) {
      assertEquals(Fuse.STATUS, child.awaitExit(DEATH_LIMIT), child::tail);
    }
  }

  /** The driver writes the line behind its own port: the kill comes from outside. */
  private void dieAtMovement(Site site) throws IOException {
    int lines = 1 + random.nextInt(PASSAGE_MAX);
    try (MovementWatch watch = new MovementWatch(site.dataDir())) {
      site.start();
      watch.changed().awaitTrue(lines + " movements", DEATH_LIMIT, () -> watch.count() >= lines);
      site.daemon().kill();
    }
  }

  private static ProcessBuilder mortal(Site site, Point point, int passage) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx128m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dlintel.home=" + PackagedDaemon.tree(),
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        "io.lintel.hardware.crash.CrashMain",
        site.configuration().toString(),
        point.name(),
        Integer.toString(passage));
  }
}
