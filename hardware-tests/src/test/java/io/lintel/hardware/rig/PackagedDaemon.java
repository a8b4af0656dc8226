package io.lintel.hardware.rig;

import io.lintel.testkit.Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** The daemon as it ships: {@code bin/lintel run} of the packaged tree, a process of its own. */
public final class PackagedDaemon implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofSeconds(40);
  public static final Pattern READY = Pattern.compile("\\bready\\b");

  private final Child child;

  private PackagedDaemon(Child child) {
    this.child = child;
  }

  /** Where the packaged tree stands. */
  public static Path tree() {
    Path tree = Path.of("..", "systemd", "target", "lintel").toAbsolutePath().normalize();
    Peer.require(tree.resolve("bin/lintel"), "./mvnw -DskipTests package");
    return tree;
  }

  public static PackagedDaemon start(Path configuration) {
    return start(configuration, Map.of());
  }

  /** With more in its environment. */
  public static PackagedDaemon start(Path configuration, Map<String, String> environment) {
    Path program = tree().resolve("bin/lintel");
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "run", "--config", configuration.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return new PackagedDaemon(Child.start("lintel", builder));
  }

  /** Waits for its subscription to be acknowledged. */
  public PackagedDaemon awaitReady() {
    child.awaitLine("ready", READY_LIMIT, READY.asPredicate());
    return this;
  }

  public Child child() {
    return child;
  }

  /** SIGKILL. */
  public void kill() {
    child.kill();
  }

  /** SIGTERM; the exit status. */
  public int stop() {
    return child.stop();
  }

  @Override
  public void close() {
    child.close();
  }
}
