package io.lintel.hardware.systemd;

import io.lintel.hardware.rig.Child;
import io.lintel.hardware.rig.PackagedDaemon;
import io.lintel.hardware.rig.Signal;
import io.lintel.testkit.Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A box with nothing but systemd as pid 1, in namespaces of this machine: see {@code
 * peers/systemd/boot}. A machine whose owner allows no namespaces skips its tests, also with {@code
 * CI=true}, for nothing that could be installed would help; {@code .ci/run} then says so.
 */
final class ServiceBox implements AutoCloseable {
  private static final Path BOOT = Path.of("peers", "systemd", "boot").toAbsolutePath();
  private static final Duration BOOT_LIMIT = Duration.ofSeconds(60);
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final String PATH = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
  private static final String PID = "pid ";

  private final Child systemd;
  private final String pid;

  private ServiceBox(Child systemd, String pid) {
    this.systemd = systemd;
    this.pid = pid;
  }

  static ServiceBox boot() {
    List.of("unshare", "nsenter", "findmnt", "systemd-sysusers").forEach(Peer::require);
    Peer.require(Path.of("/lib/systemd/systemd"), "apt-get install systemd");
    requireNamespaces();
    Child systemd =
        Child.start(
            "systemd",
            Path.of("/"),
            List.of(
                BOOT.toString(),
                PackagedDaemon.tree().toString(),
                System.getProperty("java.home")));
    String line = systemd.awaitLine("its pid", BOOT_LIMIT, said -> said.startsWith(PID));
    var box = new ServiceBox(systemd, line.substring(PID.length()));
    box.await("systemctl is-system-running | grep -q running", BOOT_LIMIT);
    return box;
  }

  private static void requireNamespaces() {
    Child check = Child.start("boot --check", Path.of("/"), List.of(BOOT.toString(), "--check"));
    if (check.awaitExit(BOOT_LIMIT) != 0) {
      Assumptions.abort("no systemd can be booted here: " + check.tail());
    }
  }

  /** What a shell command came to. */
  record Result(int status, String output) {

    boolean well() {
      return status == 0;
    }
  }

  /** Runs a command of the shell as root in {@code /root}. */
  Result run(String command) {
    Child child =
        Child.start(
            command,
            Path.of("/"),
            List.of(
                "nsenter",
                "--target",
                pid,
                "--all",
                "env",
                "-i",
                "-C",
                "/root",
                PATH,
                "sh",
                "-c",
                command));
    int status = child.awaitExit(COMMAND_LIMIT);
    return new Result(status, String.join("\n", child.lines()));
  }

  /** The same; fails with its output unless it ends well. */
  String must(String command) {
    Result result = run(command);
    if (!result.well()) {
      throw new AssertionError(command + " ended with " + result + "\n" + journal());
    }
    return result.output();
  }

  /** Tries until it ends well. */
  void await(String command, Duration limit) {
    var ended =
        Signal.poll(limit, LOOK_EVERY, () -> Optional.of(run(command)).filter(Result::well));
    if (ended.isEmpty()) {
      throw new AssertionError("not within " + limit + ": " + command + "\n" + journal());
    }
  }

  void write(String file, String text) {
    must("mkdir -p $(dirname %1$s) && cat >%1$s <<'END'\n%2$s\nEND".formatted(file, text));
  }

  /** A property of the service, as {@code systemctl show} has it. */
  String property(String name) {
    return must("systemctl show --property=" + name + " --value lintel");
  }

  String journal() {
    return run("journalctl --unit=lintel --no-pager --output=short-precise | tail -40").output();
  }

  /** SIGTERM first: the script then removes what it made. */
  @Override
  public void close() {
    try {
      systemd.stop();
    } finally {
      systemd.close();
    }
  }
}
