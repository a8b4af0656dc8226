package io.lintel.gateway.boot;

import io.lintel.gateway.cli.AdminServer;
import io.lintel.gateway.cli.Daemon;
import io.lintel.gateway.cli.ExitCode;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.config.PluginCheck;
import io.lintel.gateway.driver.plugin.PluginLoader;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.log.Logging;
import io.lintel.spi.FaultException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** The daemon as a process: log, graph, admin socket, systemd, signals. */
public final class ProgramDaemon implements Daemon {

  private final Installation installation;
  private final Seams seams;

  public ProgramDaemon(Installation installation, Seams seams) {
    this.installation = installation;
    this.seams = seams;
  }

  @Override
  public int run(GatewayConfig config) {
    boolean journal = System.getenv().containsKey("JOURNAL_STREAM");
    try (var signal = StopSignal.install()) {
      DataFolder.make(config.gateway().dataDir());
      try (var _ = Logging.start(config.log().plan(config.gateway(), journal))) {
        return runLogged(config, signal);
      }
    } catch (FaultException fault) {
      System.err.println("lintel: " + fault.fault().message());
      return ExitCode.STORAGE;
    }
  }

  @Override
  public Plugins plugins(GatewayConfig config) {
    var loader = new PluginLoader(installation.plugins(config), installation.program());
    var rules = new LinkedHashMap<String, PluginCheck.Rules>();
    var leftOut = new ArrayList<String>();
    for (var id : loader.ids()) {
      try {
        rules.put(id, loader.descriptor(id).rules());
      } catch (FaultException unfit) {
        leftOut.add(unfit.fault().message());
      }
    }
    return new Plugins(rules, leftOut);
  }

  @Override
  public String version() {
    return Build.read().version();
  }

  private int runLogged(GatewayConfig config, StopSignal signal) {
    try (var gateway = Gateway.open(config, installation, seams);
        var systemd = SdNotify.of(System.getenv());
        var _ =
            new AdminServer(
                config.gateway().dataDir(),
                config.admin().group(),
                gateway.control(),
                gateway.house())) {
      serve(gateway, systemd, signal);
      return ExitCode.OK;
    }
  }

  private static void serve(Gateway gateway, SdNotify systemd, StopSignal signal) {
    gateway.start(() -> systemd.ready("running"));
    var heartbeat =
        SdNotify.watchdog(System.getenv(), ProcessHandle.current().pid())
            .map(limit -> gateway.heartbeat(systemd::feedWatchdog, limit));
    signal.await();
    heartbeat.ifPresent(Heartbeat::close);
    systemd.stopping();
    gateway.house().tell(new Happening.GatewayStopping("told to stop"));
    gateway.close();
    gateway.house().tell(new Happening.GatewayStopped());
  }
}
