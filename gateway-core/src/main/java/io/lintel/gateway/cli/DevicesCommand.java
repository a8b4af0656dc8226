package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "devices",
    description = "Lists the devices as the running gateway knows them.",
    mixinStandardHelpOptions = true)
final class DevicesCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Sockets sockets = new Sockets();

  @Option(names = "--json", description = "as JSON, for scripts")
  private boolean json;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (AdminClient gateway = sockets.connect()) {
      gateway.send(new AdminRequest.Devices());
      ObjectNode devices = gateway.next();
      if (json) {
        out.println(devices.get("devices"));
        return;
      }
      gateway.send(new AdminRequest.Health());
      ObjectNode health = gateway.next();
      DeviceTable.lines(devices.withArray("devices")).forEach(out::println);
      out.println();
      out.println(summary(health));
      for (JsonNode driver : health.withArray("drivers")) {
        if (driver.hasNonNull("trouble")) {
          out.println(
              "driver " + driver.get("instance").asText() + ": " + driver.get("trouble").asText());
        }
      }
    }
  }

  private static String summary(ObjectNode health) {
    return "gateway %s, platform: %s, storage: %s, messages waiting: %d"
        .formatted(
            health.path("gateway_id").asText(),
            health.path("uplink").asText(),
            health.path("store").asText(),
            health.path("outbox_rows").asLong());
  }
}
