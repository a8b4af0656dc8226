package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "attempt",
    description = "Has the running gateway do something, and tells each step.",
    mixinStandardHelpOptions = true)
final class AttemptCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Sockets sockets = new Sockets();

  @Parameters(index = "0", paramLabel = "ACTION", description = "such as LOCK_DOOR, UNLOCK_DOOR")
  private ActionType type = ActionType.LOCK_DOOR;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DEVICE",
      description = "its name or id; none for RESET_SANDBOX_WORKSPACE")
  private @Nullable String device;

  @Option(
      names = "--params",
      paramLabel = "JSON",
      defaultValue = "{}",
      description = "the action's parameters, a JSON object")
  private String params = "{}";

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "1 to 120 (default: the action's own)")
  private @Nullable Integer timeoutSeconds;

  @Option(names = "--json", description = "prints the steps as JSON lines, for scripts")
  private boolean json;

  @Override
  public Integer call() {
    var request =
        new AdminRequest.Attempt(
            type,
            Optional.ofNullable(device),
            Bytes.utf8(params),
            Optional.ofNullable(timeoutSeconds).map(Duration::ofSeconds));
    if (Json.read(request.params()).isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--params must be a JSON object, such as {\"code\":\"1234\"}");
    }
    try (AdminClient gateway = sockets.connect()) {
      gateway.send(request);
      return follow(gateway);
    }
  }

  private int follow(AdminClient gateway) {
    PrintWriter out = spec.commandLine().getOut();
    ObjectNode answer = gateway.next();
    while (!answer.path("step").asText().equals("ended")) {
      print(out, answer, answer.path("step").asText());
      answer = gateway.next();
    }
    JsonNode attempt = answer.path("action_attempt");
    print(out, answer, ending(attempt));
    return attempt.path("status").asText().equals("success")
        ? ExitCode.OK
        : ExitCode.ATTEMPT_FAILED;
  }

  private void print(PrintWriter out, ObjectNode answer, String words) {
    out.println(
        json ? answer : "attempt " + answer.path("action_attempt_id").asText() + ": " + words);
    out.flush();
  }

  private static String ending(JsonNode attempt) {
    if (!attempt.path("status").asText().equals("success")) {
      return "error %s: %s"
          .formatted(
              attempt.path("error").path("type").asText(),
              attempt.path("error").path("message").asText());
    }
    JsonNode confirmed = attempt.path("result").path("was_confirmed_by_device");
    if (confirmed.isMissingNode()) {
      return "success";
    }
    return confirmed.asBoolean()
        ? "success, confirmed by the device"
        : "success, as far as can be told: the device cannot confirm it";
  }
}
