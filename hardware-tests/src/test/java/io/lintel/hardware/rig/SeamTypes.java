package io.lintel.hardware.rig;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.testkit.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The published schemas, asked in Node. */
public final class SeamTypes {
  private static final Path FOLDER = Path.of("seam-types").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private SeamTypes() {}

  /**
   * What the validator found.
   *
   * @param problems one JSON object each: version, kind, issues, value
   * @param summary counts of attempts and events, and what was skipped by name
   */
  public record Verdict(List<JsonNode> problems, JsonNode summary) {}

  /** Checks every attempt and event that a client received. */
  public static Verdict validate(Messages received) {
    Stream<String> attempts =
        received.under("attempt/").stream().map(message -> line("attempt", message.json()));
    Stream<String> events =
        received.under("event/").stream().map(message -> line("event", message.json()));
    return validate(Stream.concat(attempts, events).toList());
  }

  /** Fails with every problem; there must have been attempts to check. */
  public static void assertValid(Messages received) {
    assertValid(received, "attempts");
  }

  /** The same where nobody sent commands. */
  public static void assertValidEvents(Messages received) {
    assertValid(received, "events");
  }

  private static void assertValid(Messages received, String wanted) {
    Verdict verdict = validate(received);
    if (!verdict.problems().isEmpty() || verdict.summary().path(wanted).asInt() == 0) {
      throw new AssertionError("against the published schemas: " + verdict);
    }
  }

  /** Checks lines of {@code {"kind": "attempt" | "event", "message": …}}. */
  public static Verdict validate(List<String> lines) {
    Path node = Peer.require("node");
    Peer.require(FOLDER.resolve("node_modules"), "npm ci in hardware-tests/seam-types");
    List<JsonNode> answers = run(node, lines).stream().map(Json::read).toList();
    return new Verdict(answers.subList(0, answers.size() - 1), answers.getLast());
  }

  public static String line(String kind, JsonNode message) {
    return Json.write(Map.of("kind", kind, "message", message));
  }

  private static List<String> run(Path node, List<String> lines) {
    try {
      Path input = Files.createTempFile("captured", ".jsonl");
      Files.write(input, lines);
      ProcessBuilder builder = new ProcessBuilder(node.toString(), "validate.mjs");
      builder.directory(FOLDER.toFile()).redirectInput(input.toFile());
      try (Child child = Child.start("validate.mjs", builder)) {
        int status = child.awaitExit(LIMIT);
        if (status > 1 || child.lines().isEmpty()) {
          throw new AssertionError("validate.mjs ended with " + status + ": " + child.tail());
        }
        return child.lines();
      } finally {
        Files.delete(input);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
