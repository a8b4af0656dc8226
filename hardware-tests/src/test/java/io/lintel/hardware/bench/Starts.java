package io.lintel.hardware.bench;

import io.lintel.hardware.rig.Child;
import io.lintel.hardware.rig.PackagedDaemon;
import io.lintel.hardware.rig.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** From the start of a process to its {@code ready} line. */
final class Starts {
  private static final int ROUNDS = 5;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Starts() {}

  /**
   * What was measured.
   *
   * @param millis the median
   * @param rssMib resident memory 5 s after the last start
   */
  record Measured(double millis, double rssMib) {}

  static Measured daemon(Path configuration, Map<String, String> environment) {
    return measure(() -> PackagedDaemon.start(configuration, environment).child());
  }

  /** The daemon's own options, and nothing to run. */
  static Measured emptyJvm() {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-Xmn6m",
            "-XX:+UseCompactObjectHeaders",
            "-XX:-UsePerfData",
            "-cp",
            Path.of("target", "test-classes").toAbsolutePath().toString(),
            EmptyMain.class.getName());
    return measure(() -> Child.start("empty JVM", Path.of("."), command));
  }

  private static Measured measure(Supplier<Child> start) {
    List<Long> nanos = new ArrayList<>();
    double rssMib = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long startNanos = System.nanoTime();
      try (Child child = start.get()) {
        child.awaitLine("ready", LIMIT, PackagedDaemon.READY.asPredicate());
        nanos.add(System.nanoTime() - startNanos);
        if (round == ROUNDS - 1) {
          pass(Duration.ofSeconds(5));
          rssMib = new Proc(child.pid()).rssMib();
        }
        child.stop();
      }
    }
    return new Measured(Samples.ofNanos(nanos).quantile(0.5), rssMib);
  }

  /** Lets time pass: the thing measured is a duration. */
  static void pass(Duration duration) {
    new Signal().within(duration, Optional::empty);
  }
}
