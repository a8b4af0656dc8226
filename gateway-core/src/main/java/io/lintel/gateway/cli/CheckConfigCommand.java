package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.config.ConfigFile;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.config.PluginCheck;
import io.lintel.gateway.config.Problem;
import io.lintel.gateway.config.SettingRule;
import io.lintel.gateway.driver.adopt.AdoptedDevice;
import io.lintel.gateway.driver.adopt.Roll;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check-config",
    description = "Checks a configuration and the plugins it names, without running anything.",
    mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {

  private final Daemon daemon;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "the configuration (default: " + Sockets.CONFIG + ")")
  private @Nullable Path file;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "the same")
  private @Nullable Path config;

  CheckConfigCommand(Daemon daemon) {
    this.daemon = daemon;
  }

  @Override
  public Integer call() {
    Path checked = file != null ? file : config != null ? config : Path.of(Sockets.CONFIG);
    return switch (ConfigFile.read(checked)) {
      case ConfigFile.Outcome.Good(GatewayConfig good) -> plugins(checked, good);
      case ConfigFile.Outcome.Bad(List<Problem> problems) -> refuse(checked, problems);
    };
  }

  private int plugins(Path checked, GatewayConfig good) {
    PrintWriter out = spec.commandLine().getOut();
    Daemon.Plugins plugins = daemon.plugins(good);
    plugins.leftOut().forEach(plugin -> out.println("left out: " + plugin));
    List<Problem> problems = PluginCheck.check(good, plugins.rules());
    if (!problems.isEmpty()) {
      return refuse(checked, problems);
    }
    conflicts(good, plugins).forEach(words -> out.println(checked + ": " + words));
    out.println(
        "%s: well (drivers: %d, devices: %d)"
            .formatted(checked, good.drivers().size(), good.devices().size()));
    return ExitCode.OK;
  }

  /** What speaks against devices that have joined the gateway that runs here, if one does. */
  private static List<String> conflicts(GatewayConfig good, Daemon.Plugins plugins) {
    Path socket = good.gateway().dataDir().resolve(AdminServer.SOCKET);
    if (!Files.exists(socket)) {
      return List.of();
    }
    try (AdminClient gateway = AdminClient.connect(socket)) {
      gateway.send(new AdminRequest.Adopted());
      var adopted = new ArrayList<AdoptedDevice>();
      for (JsonNode device : gateway.next().path("adopted")) {
        AdoptedDevice.read((ObjectNode) device).ifPresent(adopted::add);
      }
      var rules = new HashMap<String, Map<String, SettingRule>>();
      plugins.rules().forEach((plugin, both) -> rules.put(plugin, both.address()));
      return Roll.of(good.drivers(), good.devices(), adopted, rules).conflicts();
    } catch (NotPossibleException silent) {
      return List.of("devices that have joined were not looked at: " + silent.getMessage());
    }
  }

  private int refuse(Path checked, List<Problem> problems) {
    ProblemPrinter.print(spec.commandLine().getErr(), checked, problems);
    return ExitCode.CONFIG;
  }
}
