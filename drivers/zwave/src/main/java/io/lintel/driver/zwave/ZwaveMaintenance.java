package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.IdServer;
import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.NetworkFaults;
import io.lintel.driver.zwave.network.Newcomer;
import io.lintel.driver.zwave.network.Operation;
import io.lintel.driver.zwave.network.Operations;
import io.lintel.driver.zwave.network.Site;
import io.lintel.driver.zwave.node.Faults;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Console;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Job;
import io.lintel.spi.Maintenance;
import io.lintel.spi.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What operators do to the network: one job at a time, as there is one stick. Runs on the driver's
 * loop alone.
 */
final class ZwaveMaintenance implements Maintenance {
  private static final int CALLBACK_IDS = 255;
  private static final int PINGS = 4;
  private static final int EVERY_NODE_LIMIT = 4_096;

  /** What would build on a network that is neither the old one nor the new. */
  private static final Set<String> FOR_A_WHOLE_STICK =
      Set.of(
          "include", "exclude", "remove-failed", "replace-failed", "smartstart", "adopt", "backup");

  private final NetworkTools tools;
  private final Adoption adoption;
  private final KeyJobs keys;
  private final SmartStart smartStart;
  private final Optional<String> recoveryKey;
  private Optional<NetworkJob> current = Optional.empty();
  private int lastCallbackId;

  /**
   * Ready for jobs.
   *
   * @param recoveryKey the half of the configuration, to which backups are sealed
   */
  ZwaveMaintenance(NetworkTools tools, Optional<String> recoveryKey) {
    this.tools = tools;
    this.recoveryKey = recoveryKey;
    this.adoption = new Adoption(tools.members());
    this.keys = new KeyJobs(tools);
    this.smartStart = new SmartStart(tools, new ForAnnounced());
  }

  @Override
  public Job begin(String verb, Settings typed, Console console) {
    if (FOR_A_WHOLE_STICK.contains(verb)) {
      halfRestored().ifPresent(ZwaveMaintenance::refuse);
    }
    var arguments = new MaintenanceArguments(typed, tools.members());
    return switch (verb) {
      case "include" -> include(arguments, console);
      case "exclude" ->
          operate(
              _ -> Operations.exclude(nextCallbackId(), arguments.waitMillis()),
              console,
              end -> told(end, console));
      case "remove-failed" -> removeFailed(arguments.node(), console);
      case "replace-failed" -> replaceFailed(arguments, console);
      case "smartstart" -> smartStart.job(arguments, console);
      case "heal-check" -> healCheck(arguments, console);
      case "nodes" ->
          operate(_ -> Operations.listNodes(stick()), console, end -> listed(end, console));
      case "adopt" ->
          operate(_ -> Operations.listNodes(stick()), console, end -> adoption.all(end, console));
      case "ping" -> ping(arguments, console);
      case "backup" ->
          new BackupJob(tools, stick(), console, this::operate).begin(sealTo(arguments));
      case "restore" -> new RestoreJob(tools, stick(), console, this::operate).begin(typed);
      case "recovery-key" -> keys.makeRecoveryKey(console);
      case "keys export", "export-keys" -> keys.export(console);
      case "keys import" -> keys.take(typed, console);
      default -> throw new FaultException(MaintenanceFaults.unusable("unknown verb " + verb));
    };
  }

  /** Present as long as the stick's memory was written in part and not whole. */
  Optional<Fault> halfRestored() {
    return tools.note().isRestoring()
        ? Optional.of(NetworkFaults.halfRestored())
        : Optional.empty();
  }

  private static void refuse(Fault why) {
    throw new FaultException(why);
  }

  /** The stick is ready: what was left half done is told, and listening begins. */
  void stickReady(List<NodeId> nodes) {
    tools.note().read().forEach(what -> what.found(nodes).ifPresent(this::warn));
    if (current.isEmpty()) {
      begin();
    }
  }

  private void begin() {
    if (IdServer.isKnownTo(stick()) && halfRestored().isEmpty()) {
      run(
          NetworkJob.Work.of(_ -> Operations.serveIds(stick(), nextCallbackId())),
          new Unattended(
              line -> tools.host().logger().log(System.Logger.Level.INFO, line), this::served));
    } else {
      smartStart.listen();
    }
  }

  private void served(End end) {
    if (end instanceof End.Failed(Fault why) && !NetworkFaults.sparesNode(why)) {
      warn(why);
    }
  }

  /** The stick restarts or is away. */
  void stickLost() {
    current.ifPresent(NetworkJob::stickLost);
  }

  void told(NetworkNews news) {
    current.ifPresent(job -> job.told(news));
    if (news instanceof NetworkNews.Primed primed && current.isEmpty()) {
      smartStart.primed(primed);
    }
  }

  /** A node that is getting its keys said something; others are not listened to here. */
  void heard(NodeId node, Octets command, Level level) {
    current.ifPresent(job -> job.heard(node, command, level));
  }

  /**
   * What a node said does not open under any of its keys.
   *
   * @return whether it is getting them just now
   */
  boolean unreadable(NodeId node) {
    return current.filter(job -> job.unreadable(node)).isPresent();
  }

  /** The driver stops. Safe to call twice. */
  void close() {
    current.ifPresent(NetworkJob::drop);
    current = Optional.empty();
  }

  private Job include(MaintenanceArguments arguments, Console console) {
    return operate(
        site ->
            Operations.include(nextCallbackId(), site, arguments.rules(), arguments.waitMillis()),
        console,
        end -> included(end, arguments.device(), console));
  }

  private Job replaceFailed(MaintenanceArguments arguments, Console console) {
    NodeId node = arguments.node();
    Optional<UUID> device = arguments.device().or(() -> tools.members().deviceAt(node));
    return operate(
        site ->
            Operations.replaceFailed(
                node, nextCallbackId(), site, arguments.rules(), arguments.waitMillis()),
        console,
        end -> included(end, device, console));
  }

  private void included(End end, Optional<UUID> inPlaceOf, Console console) {
    if (end instanceof End.Included(Newcomer node, var _, boolean _)) {
      adoption.one(node.id(), inPlaceOf, console);
    } else {
      told(end, console);
    }
  }

  private Job removeFailed(NodeId node, Console console) {
    return operate(
        site -> Operations.removeFailed(node, nextCallbackId(), site.width()),
        console,
        end -> told(end, console));
  }

  private Job ping(MaintenanceArguments arguments, Console console) {
    NodeId node = arguments.node();
    return operate(
        _ -> Operations.ping(node, arguments.count(PINGS)), console, end -> told(end, console));
  }

  private Job healCheck(MaintenanceArguments arguments, Console console) {
    Optional<NodeId> one = arguments.anyNode();
    return operate(
        site -> Operations.checkHealth(one.map(List::of).orElse(others(site)), site, stick()),
        console,
        end -> told(end, console));
  }

  private List<NodeId> others(Site site) {
    NodeId own = stick().id().node();
    return site.nodes().stream().filter(n -> !n.equals(own)).limit(EVERY_NODE_LIMIT).toList();
  }

  private void listed(End end, Console console) {
    if (end instanceof End.Nodes(List<NodeId> all)) {
      var teller = new ConsoleTeller(console, tools.host().time(), _ -> {});
      all.forEach(node -> teller.row(tools.members().row(node)));
      console.done(all.size() + " nodes, the stick among them.");
    } else {
      told(end, console);
    }
  }

  private void told(End end, Console console) {
    switch (end) {
      case End.Excluded(Optional<NodeId> node) ->
          console.done(
              node.map(id -> "Node " + id + " has left the network.")
                  .orElse("A device of another network was let go; it can join here now."));
      case End.Told() -> console.done("Done.");
      case End.Failed(Fault why) -> console.failed(why);
      case End.Cancelled() -> console.failed(MaintenanceFaults.cancelled());
      case End.Included _, End.Nodes _, End.Image _, End.Restored _ -> console.done("Done.");
    }
  }

  private Optional<String> sealTo(MaintenanceArguments arguments) {
    return arguments.flag("passphrase") ? Optional.empty() : recoveryKey;
  }

  /** Begins it, unless another is under way. */
  private Job operate(Function<Site, Operation> operation, Console console, Consumer<End> then) {
    var teller = new ConsoleTeller(console, tools.host().time(), then);
    NetworkJob job = run(NetworkJob.Work.of(operation), teller);
    return job::cancel;
  }

  private NetworkJob run(NetworkJob.Work work, Teller teller) {
    if (current.isPresent()) {
      throw new FaultException(MaintenanceFaults.underWay());
    }
    var job = new NetworkJob(tools, stick(), work, new Ending(teller, this::over));
    current = Optional.of(job);
    smartStart.rest();
    job.begin();
    return job;
  }

  private void over() {
    current = Optional.empty();
    smartStart.listen();
  }

  private StickInfo stick() {
    return tools.stick().ready().orElseThrow(() -> new FaultException(Faults.stickAbsent()));
  }

  private int nextCallbackId() {
    lastCallbackId = lastCallbackId % CALLBACK_IDS + 1;
    return lastCallbackId;
  }

  private void warn(Fault fault) {
    tools
        .host()
        .logger()
        .log(System.Logger.Level.WARNING, "{0}: {1}", fault.code(), fault.message());
  }

  /** Nobody is at the command line. */
  private final class ForAnnounced implements SmartStart.Work {
    @Override
    public void include(SmartStart.Announced node) {
      var work =
          new NetworkJob.Work(
              site -> node.operation(nextCallbackId(), site), Optional.of(node.entry()));
      run(work, node.teller());
    }

    @Override
    public void strikeOff(NodeId node, Consumer<End> then) {
      var work =
          NetworkJob.Work.of(site -> Operations.removeFailed(node, nextCallbackId(), site.width()));
      run(work, new Unattended(_ -> {}, then));
    }
  }
}
