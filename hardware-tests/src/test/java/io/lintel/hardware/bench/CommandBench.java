package io.lintel.hardware.bench;

import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.GatewayFile;
import io.lintel.hardware.rig.MovementWatch;
import io.lintel.hardware.rig.Signal;
import io.lintel.hardware.rig.Site;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * From the publish of a command to the line that the simulated bolt writes when it begins to move:
 * client, broker, commit of the intent, driver call. Commands come evenly spaced, whether or not
 * the earlier ones are done.
 */
final class CommandBench {
  private static final Duration LAST_LIMIT = Duration.ofSeconds(30);
  private static final Duration SLOWEST = Duration.ofSeconds(2);

  private final Site site;
  private final Map<Integer, Boolean> unlocked = new HashMap<>();

  CommandBench(Site site) {
    this.site = site;
  }

  /**
   * Sends one command a door and second.
   *
   * @param doors numbers 1 to this are asked in turn
   */
  Samples run(int doors, int seconds) throws IOException {
    try (MovementWatch watch = new MovementWatch(site.dataDir())) {
      Map<Command, Long> sent = send(doors, seconds);
      watch
          .changed()
          .within(
              LAST_LIMIT,
              () -> Optional.of(latencies(sent, watch)).filter(all -> all.size() == sent.size()));
      List<Long> latencies = latencies(sent, watch);
      if (latencies.size() < sent.size()) {
        throw new AssertionError(sent.size() - latencies.size() + " commands moved nothing");
      }
      return Samples.ofNanos(latencies);
    }
  }

  private Map<Command, Long> send(int doors, int seconds) {
    Map<Command, Long> sent = new HashMap<>();
    long startNanos = System.nanoTime();
    long spacingNanos = Duration.ofSeconds(1).toNanos() / doors;
    for (int n = 0; n < doors * seconds; n++) {
      awaitNanos(startNanos + n * spacingNanos);
      Command command = next(n % doors + 1);
      sent.put(command, System.nanoTime());
      site.platform().send(command);
    }
    return sent;
  }

  private Command next(int door) {
    boolean lock = unlocked.merge(door, true, (before, now) -> !before);
    String id = GatewayFile.deviceId(door);
    return lock ? Command.unlock(id) : Command.lock(id);
  }

  private static List<Long> latencies(Map<Command, Long> sent, MovementWatch watch) {
    return sent.entrySet().stream()
        .map(entry -> watch.movedNanos(entry.getKey().id()).map(at -> at - entry.getValue()))
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static void awaitNanos(long atNanos) {
    Signal never = new Signal();
    long left = atNanos - System.nanoTime();
    if (left > 0 && left < SLOWEST.toNanos()) {
      never.within(Duration.ofNanos(left), Optional::empty);
    }
  }
}
