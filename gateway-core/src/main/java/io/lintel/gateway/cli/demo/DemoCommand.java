package io.lintel.gateway.cli.demo;

import io.lintel.gateway.time.ClockTrust;
import io.lintel.gateway.time.SystemTime;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lintel demo}. */
@Command(
    name = "demo",
    description =
        "Tells a short story with a real broker, this program as the gateway, and a simulated house; then stays up to be tried.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  private static final int NO_BROKER = 69;
  private static final Pattern READY = Pattern.compile("\\bready\\b");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--once", description = "ends after the story")
  private boolean once;

  @Option(
      names = "--broker",
      paramLabel = "PROGRAM",
      description = "runs an MQTT 5 broker, given a port and a folder (default: mosquitto)")
  private @Nullable Path broker;

  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

  @Override
  public Integer call() throws Exception {
    var ended = new CountDownLatch(1);
    Thread hook = Thread.ofPlatform().name("end of the demo").unstarted(this::closeAll);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      int exitCode = run(new Screen(spec.commandLine().getOut()));
      if (!once && exitCode == 0) {
        ended.await();
      }
      return exitCode;
    } finally {
      closeAll();
    }
  }

  private int run(Screen screen) throws Exception {
    Path folder = House.newFolder();
    Optional<Broker> found = Broker.find(Optional.ofNullable(broker), folder.resolve("broker"));
    if (found.isEmpty()) {
      screen.print(
          "No broker was found: install mosquitto, or use ./mvnw -Pdemo, which brings one.");
      return NO_BROKER;
    }
    var house = opened(House.build(folder, found.get().port()));
    screen.title("A broker, a gateway and five simulated devices start");
    var running = opened(found.get());
    running.start();
    var time = opened(new SystemTime(ClockTrust.ALWAYS, Instant.EPOCH));
    var sayings = new Sayings(house.deviceNames());
    var platform = opened(new Platform(running.port(), house.gatewayId(), time, sayings, screen));
    platform.connect();
    opened(
        Child.startAndAwait(
            List.of(program(), "run", "--config", house.configFile().toString()),
            screen::log,
            READY.asPredicate()));
    new Story(house, running, platform, screen).tell();
    if (!once) {
      Hints.print(screen, program(), house, running.port());
    }
    return 0;
  }

  private <T extends AutoCloseable> T opened(T resource) {
    synchronized (toClose) {
      toClose.addLast(resource);
    }
    return resource;
  }

  /** In reverse order; from the command's end or from Ctrl-C, whichever is first. */
  private void closeAll() {
    synchronized (toClose) {
      while (!toClose.isEmpty()) {
        close(toClose.removeLast());
      }
    }
  }

  private void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception failed) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("while ending the demo: " + failed);
      err.flush();
    }
  }

  private static String program() {
    return Path.of(System.getProperty("lintel.home", "."), "bin", "lintel").toString();
  }
}
