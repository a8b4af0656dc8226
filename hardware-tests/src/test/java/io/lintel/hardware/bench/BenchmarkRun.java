package io.lintel.hardware.bench;

import static io.lintel.hardware.bench.Figure.number;

import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.GatewayFile;
import io.lintel.hardware.rig.Limits;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.Mosquitto;
import io.lintel.hardware.rig.SimulatorControl;
import io.lintel.hardware.rig.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the packaged daemon and prints a table (docs/benchmarks.md). Not part of the build: it
 * asserts nothing, since a figure says something about a machine.
 */
@Timeout(3600)
class BenchmarkRun {
  private static final int DOORS = 64;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 30);
  private static final int EVENTS = Integer.getInteger("bench.events", 20_000);
  private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("bench.idle", 60));
  private static final String PARTS = System.getProperty("bench.parts", "starts,commands,events");
  private static final Duration WARM_UP = Duration.ofSeconds(3);

  @TempDir private Path folder;
  private final List<Figure> figures = new ArrayList<>();

  @Test
  void measure() throws Exception {
    try {
      if (PARTS.contains("starts")) {
        starts();
      }
      if (PARTS.contains("commands")) {
        try (Site site = open("commands", "500ms")) {
          idle(site);
          commands(site);
        }
      }
      if (PARTS.contains("events")) {
        try (Site site = open("events", "0ms")) {
          events(site);
        }
      }
    } finally {
      Path report = Path.of("target", "benchmark.txt");
      Files.writeString(report, Figure.table(figures));
      System.out.println(Files.readString(report));
    }
  }

  private Site open(String name, String travel) {
    return Site.direct(
        folder.resolve(name),
        file -> file.driver("simulator", "{}").locks(1, DOORS, travel).section(Limits.LIFTED));
  }

  private void starts() throws IOException {
    try (Mosquitto broker = Mosquitto.start(Files.createDirectories(folder.resolve("broker")))) {
      starts(broker);
    }
  }

  private void starts(Mosquitto broker) throws IOException {
    Starts.Measured empty = Starts.emptyJvm();
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Path configuration =
        GatewayFile.in(alone)
            .broker(broker.url())
            .driver("simulator", "{}")
            .locks(1, 1, "20ms")
            .write();
    Map<String, String> cached = AotCache.make(folder.resolve("cache"));
    Starts.Measured plain = Starts.daemon(configuration, Map.of());
    String floor = "empty JVM " + number(empty.millis()) + " ms";
    figures.add(
        Figure.of("start to ready, no AOT cache", plain.millis(), "ms", floor, "", v -> true));
    if (!cached.isEmpty()) {
      Starts.Measured quick = Starts.daemon(configuration, cached);
      figures.add(
          Figure.of(
              "start to ready, AOT cache made on the box",
              quick.millis(),
              "ms",
              floor,
              "< 1 s",
              millis -> millis < 1000));
      figures.add(rss("RSS 5 s after the start, AOT cache", quick.rssMib(), empty));
    }
    figures.add(rss("RSS 5 s after the start, no AOT cache", plain.rssMib(), empty));
  }

  private static Figure rss(String name, double mib, Starts.Measured empty) {
    String floor = "empty JVM " + number(empty.rssMib()) + " MiB";
    return Figure.of(name, mib, "MiB", floor, "< 96 MB", v -> v * 1.048576 < 96);
  }

  private void idle(Site site) {
    Proc daemon = new Proc(site.daemon().child().pid());
    Starts.pass(WARM_UP);
    long before = daemon.writtenBytes();
    Starts.pass(IDLE);
    double perHour = (daemon.writtenBytes() - before) * 3600.0 / IDLE.toSeconds();
    figures.add(
        Figure.of(
            "written when idle, per hour",
            number(perHour / 1024) + " KiB",
            "0 (measured over %d s and extrapolated)".formatted(IDLE.toSeconds())));
    figures.add(
        Figure.of(
            "RSS idle, " + DOORS + " doors, connected",
            daemon.rssMib(),
            "MiB",
            "",
            "< 96 MB",
            v -> v * 1.048576 < 96));
  }

  private void commands(Site site) throws IOException, MqttException {
    CommandBench bench = new CommandBench(site);
    bench.run(DOORS, 5);
    String hop = "MQTT hop alone " + new HopBench(site).run(DOORS * 10).shown();
    Samples busy = bench.run(DOORS, SECONDS);
    figures.add(latency("command to movement, 64 doors busy", busy, hop));
    try (SimulatorControl control = site.control()) {
      control.act(GatewayFile.deviceId(DOORS), "hang");
      site.platform().send(Command.unlock(GatewayFile.deviceId(DOORS)));
      Samples beside = bench.run(DOORS - 1, SECONDS);
      figures.add(latency("the same beside a door that hangs", beside, hop));
      control.act(GatewayFile.deviceId(DOORS), "release");
    }
  }

  private static Figure latency(String name, Samples samples, String floor) {
    double p99 = samples.quantile(0.99);
    return new Figure(name, samples.shown(), floor, "p99 < 10 ms", p99 < 10 ? "yes" : "NO");
  }

  private void events(Site site) throws IOException, MqttException {
    EventBench bench = new EventBench(site, DOORS);
    Proc daemon = new Proc(site.daemon().child().pid());
    bench.perSecond(EVENTS / 4);
    long before = daemon.writtenBytes();
    CpuShares start = CpuShares.now(site);
    double measured = bench.perSecond(EVENTS);
    CpuShares spent = CpuShares.now(site).since(start);
    long written = daemon.writtenBytes() - before;
    int bytes = eventBytes(site);
    bench.rawPahoPerSecond(EVENTS / 4, bytes);
    CpuShares rawStart = CpuShares.now(site);
    double paho = bench.rawPahoPerSecond(EVENTS, bytes);
    CpuShares rawSpent = CpuShares.now(site).since(rawStart);
    double fsync = bench.rawFsyncPerSecond(2000, bytes);
    figures.add(
        Figure.of(
            "durable events to a subscriber, of the raw Paho floor",
            measured / paho,
            "",
            "1 = %s/s of %d bytes".formatted(number(paho), bytes),
            ">= 0.6, each fsynced",
            share -> share >= 0.6));
    figures.add(
        Figure.of(
            "durable events to a subscriber",
            number(measured) + "/s",
            "fsync alone " + number(fsync) + "/s"));
    figures.add(
        Figure.of("CPU time per event", spent.shown(EVENTS), "raw Paho " + rawSpent.shown(EVENTS)));
    figures.add(
        Figure.of(
            "written per 1,000 events",
            number(written / 1024.0 / EVENTS * 1000) + " KiB",
            "payload alone " + number(bytes * 1000 / 1024.0) + " KiB"));
    figures.add(
        Figure.of(
            "RSS after " + EVENTS + " events",
            daemon.rssMib(),
            "MiB",
            "",
            "< 96 MB",
            v -> v * 1.048576 < 96));
  }

  private static int eventBytes(Site site) {
    return site.platform().received().under("event/lock.").stream()
        .map(Message::payload)
        .mapToInt(payload -> payload.size())
        .max()
        .orElseThrow();
  }
}
