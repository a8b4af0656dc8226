package io.lintel.driver.simulator;

import io.lintel.spi.Console;
import io.lintel.spi.Found;
import io.lintel.spi.Job;
import io.lintel.spi.Question;
import io.lintel.spi.Report;
import io.lintel.spi.Reports;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Simulated devices that join and leave by an operator's hand. On the loop. */
record Joining(Reports reports) {

  /** As long as a key exchange waits for its PIN. */
  private static final Duration CODE_LIMIT = Duration.ofMinutes(4);

  /** The pattern for a driver that has a network: each verb of the descriptor ends the job once. */
  Job begin(String verb, Settings arguments, Console console) {
    switch (verb) {
      case "include" -> include(arguments, console);
      case "exclude" -> exclude(device(arguments, "device").orElseThrow(), console);
      default -> throw new IllegalArgumentException("driver.json declares no verb " + verb);
    }
    return () -> console.failed(SimulatorFaults.joiningCancelled());
  }

  private static void include(Settings arguments, Console console) {
    console.progress("a device wants to join", 1, 2);
    console.askSecret(
        Question.of("Its code (5 digits, on its label; any will do here):", CODE_LIMIT),
        code -> {
          if (code.reveal().length == 5) {
            join(arguments, console);
          } else {
            console.failed(SimulatorFaults.wrongLabelCode());
          }
        },
        () -> console.failed(SimulatorFaults.noLabelCode()));
  }

  private static void join(Settings arguments, Console console) {
    String kind = arguments.text("kind").orElse(Kind.LOCK.word());
    var found =
        new Found("Simulated " + kind.replace('_', ' '), Map.of("kind", kind), "Simulated " + kind);
    console.progress("it has joined", 2, 2);
    device(arguments, "replace")
        .ifPresentOrElse(
            before ->
                console.replace(
                    before, found, () -> console.done("replaced " + before), console::failed),
            () -> console.adopt(found, id -> console.done("added " + id), console::failed));
  }

  private void exclude(UUID device, Console console) {
    reports.report(device, new Report.Removed(SimulatorFaults.left()));
    console.done("it has left");
  }

  private static Optional<UUID> device(Settings arguments, String key) {
    return arguments.text(key).map(UUID::fromString);
  }
}
