package io.lintel.hardware.zwave;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.hardware.bench.Samples;
import io.lintel.hardware.rig.Child;
import io.lintel.hardware.rig.Json;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.testkit.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Times this driver and zwave-js as hosts of the same simulated house, turn about in one run, and
 * prints a table (docs/benchmarks.md). Not part of the build: it asserts nothing of the times,
 * since a figure says something about a machine.
 */
@Timeout(3600)
class ZwaveBenchmarkRun {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 200);
  private static final int WARM = 50;
  private static final int TURNS = 2;
  private static final int S2_LOCK = 2;
  private static final int S0_LOCK = 3;
  private static final int PLAIN_LOCK = 8;
  private static final int DOOR_LOCK = 0x62;
  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int LOOKS_MAX = 10;
  private static final double GOAL = 0.7;
  private static final Path PEERS = Path.of("peers").toAbsolutePath();
  private static final Duration PEER_LIMIT = Duration.ofMinutes(10);

  /** What is timed, by the name that the peer gives it. */
  private enum Part {
    S2("S2 set to the lock's own final word"),
    S0("S0 set to a reading that shows the goal"),
    PLAIN("plain set to the stick's callback"),
    REPORT("unsolicited S2 report to its event");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Map<Part, List<Long>> ours = new EnumMap<>(Part.class);
  private final Map<Part, List<Long>> peers = new EnumMap<>(Part.class);

  @TempDir private Path folder;

  @Test
  void measure() throws IOException {
    try (ZwaveHouse house = ZwaveHouse.open(Duration.ZERO)) {
      var memory = LiveMemory.withKeys(house.act("keys", Map.of()).toString());
      for (int turn = 0; turn < TURNS; turn++) {
        peer(house);
        driver(house, memory);
        talk(house, memory);
      }
    }
    Path report = Path.of("target", "zwave-benchmark.txt");
    Files.writeString(report, table());
    System.out.println(Files.readString(report));
  }

  /** The whole driver: an order until its outcome, a turn by hand until its report. */
  private void driver(ZwaveHouse house, LiveMemory memory) {
    try (var driver = LiveDriver.open(house.address(), memory, S2_LOCK)) {
      driver.awaitPosition(S2_LOCK);
      timed(Part.S2, round -> move(driver, S2_LOCK, round));
      timed(Part.REPORT, round -> turnByHand(driver, house, round));
    }
  }

  private static void move(LiveDriver driver, int node, int round) {
    LiveOrder order = round % 2 == 0 ? driver.lock(node) : driver.unlock(node);
    Outcome outcome = driver.reports.await(order);
    if (!outcome.equals(Outcome.confirmed())) {
      throw new AssertionError(outcome.toString());
    }
  }

  private static void turnByHand(LiveDriver driver, ZwaveHouse house, int round) {
    int mark = driver.reports.count();
    house.act("bare", Map.of("node", S2_LOCK, "mode", mode(round)));
    driver.reports.await(LiveDriver.id(S2_LOCK), mark, Report.Position.class::isInstance);
  }

  /** What has no counterpart in an order, which gives a sleeping lock's motor its time. */
  private void talk(ZwaveHouse house, LiveMemory memory) {
    try (var talk = new LiveTalk(house.address(), memory)) {
      talk.know(S0_LOCK, SecurityClass.S0);
      timed(Part.S0, round -> setUntilShown(talk, mode(round)));
      timed(Part.PLAIN, round -> talk.set(PLAIN_LOCK, Octets.of(DOOR_LOCK, SET, mode(round))));
    }
  }

  private static void setUntilShown(LiveTalk talk, int mode) {
    talk.set(S0_LOCK, Octets.of(DOOR_LOCK, SET, mode));
    for (int look = 0; look < LOOKS_MAX; look++) {
      Octets shown = talk.get(S0_LOCK, Octets.of(DOOR_LOCK, GET), Octets.of(DOOR_LOCK, REPORT));
      if (shown.at(2) == mode) {
        return;
      }
    }
    throw new AssertionError("the lock never showed the goal");
  }

  private static int mode(int round) {
    return round % 2 == 0 ? ZwaveHouse.LOCKED : ZwaveHouse.UNLOCKED;
  }

  private void timed(Part part, IntConsumer act) {
    for (int round = 0; round < WARM + ROUNDS; round++) {
      long begun = System.nanoTime();
      act.accept(round);
      if (round >= WARM) {
        samples(ours, part).add(System.nanoTime() - begun);
      }
    }
  }

  private void peer(ZwaveHouse house) {
    List<String> command =
        List.of(
            Peer.require("node").toString(),
            PEERS.resolve("zwave-js-host.cjs").toString(),
            "--port",
            Integer.toString(house.port()),
            "--ctl",
            Integer.toString(house.controlPort()),
            "--rounds",
            Integer.toString(ROUNDS),
            "--warm",
            Integer.toString(WARM),
            "--cache",
            folder.toString());
    try (Child host = Child.start("zwave-js", PEERS, command)) {
      String line =
          host.awaitLine("its figures", PEER_LIMIT, each -> each.startsWith("{\"millis\""));
      JsonNode millis = Json.read(line).path("millis");
      for (Part part : Part.values()) {
        for (JsonNode sample : millis.path(part.key())) {
          samples(peers, part).add(Math.round(sample.asDouble() * 1e6));
        }
      }
    }
  }

  private static List<Long> samples(Map<Part, List<Long>> whose, Part part) {
    return whose.computeIfAbsent(part, _ -> new ArrayList<>());
  }

  private String table() {
    var table = new StringBuilder();
    for (Part part : Part.values()) {
      Samples own = Samples.ofNanos(samples(ours, part));
      Samples peer = Samples.ofNanos(samples(peers, part));
      double ratio = own.quantile(0.5) / peer.quantile(0.5);
      table.append(
          String.format(
              Locale.ROOT,
              "%-42s %-30s zwave-js %-30s ratio of medians %.2f  goal <= %.1f  %s%n",
              part.words,
              own.shown(),
              peer.shown(),
              ratio,
              GOAL,
              ratio <= GOAL ? "yes" : "NO"));
    }
    return table.toString();
  }
}
