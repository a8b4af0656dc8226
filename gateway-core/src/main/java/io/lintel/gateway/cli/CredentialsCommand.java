package io.lintel.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "credentials",
    description = "Credentials that the running gateway knows.",
    mixinStandardHelpOptions = true)
final class CredentialsCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line() {
    return new CommandLine(new CredentialsCommand()).addSubcommand("import", new Import());
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: import");
  }

  @Command(
      name = "import",
      description = "Takes records of a file in: one JSON object a line (docs/credentials.md).",
      mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {

    /** What becomes durable together; as one line it stays below the socket's limit of 16 KiB. */
    private static final int BATCH_BYTES_MAX = 14_000;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Sockets sockets = new Sockets();

    @Parameters(index = "0", paramLabel = "FILE", description = "JSON Lines")
    private Path file = Path.of("");

    @Override
    public Integer call() {
      List<ArrayNode> batches = batches(lines());
      int place = 0;
      int taken = 0;
      boolean whole = true;
      try (AdminClient gateway = sockets.connect()) {
        for (ArrayNode batch : batches) {
          gateway.send(new AdminRequest.ImportCredentials(Json.write(records(batch))));
          ObjectNode answer = gateway.next();
          taken += answer.path("taken").asInt();
          whole &= tellRefused(place, answer);
          place += batch.size();
        }
      }
      spec.commandLine().getOut().println(taken + " records imported");
      return whole ? ExitCode.OK : ExitCode.ATTEMPT_FAILED;
    }

    /** The whole file is read before anything of it is sent. */
    private List<ArrayNode> batches(List<String> lines) {
      var batches = new ArrayList<ArrayNode>();
      int room = 0;
      for (int i = 0; i < lines.size(); i++) {
        int bytes = lines.get(i).getBytes(UTF_8).length;
        if (bytes > room) {
          batches.add(Json.object().putArray("records"));
          room = BATCH_BYTES_MAX;
        }
        batches.getLast().add(record(i + 1, lines.get(i), bytes));
        room -= bytes;
      }
      return batches;
    }

    private ObjectNode record(int number, String text, int bytes) {
      return Json.read(Bytes.utf8(text))
          .filter(_ -> bytes <= BATCH_BYTES_MAX)
          .orElseThrow(
              () ->
                  new NotPossibleException(
                      ExitCode.USAGE,
                      "record %d of %s is not one JSON object of at most %d bytes; nothing was imported"
                          .formatted(number, file, BATCH_BYTES_MAX)));
    }

    private static ObjectNode records(ArrayNode batch) {
      return Json.object().<ObjectNode>set("records", batch);
    }

    private boolean tellRefused(int from, ObjectNode answer) {
      var refused = answer.withArray("refused");
      refused.forEach(
          why -> spec.commandLine().getErr().println("after record " + from + ", " + why.asText()));
      return refused.isEmpty();
    }

    private List<String> lines() {
      try {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
      } catch (IOException e) {
        throw new NotPossibleException(ExitCode.USAGE, "cannot read " + file + ": " + e);
      }
    }
  }
}
