package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.AddNode;
import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.NetworkFaults;
import io.lintel.driver.zwave.network.Operation;
import io.lintel.driver.zwave.network.Operations;
import io.lintel.driver.zwave.network.Site;
import io.lintel.driver.zwave.network.Unfinished;
import io.lintel.driver.zwave.security.join.Dsk;
import io.lintel.driver.zwave.security.join.Provisioned;
import io.lintel.driver.zwave.security.join.ProvisioningList;
import io.lintel.driver.zwave.security.join.QrCode;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Console;
import io.lintel.spi.Fault;
import io.lintel.spi.Job;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets nodes join by themselves whose labels were scanned: keeps their list, listens for them, and
 * takes them in when they have power. Runs on the driver's loop alone.
 */
final class SmartStart {
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(5);
  private static final int WAIT_MILLIS = 60_000;
  private static final String SCAN =
      "Scan or type the QR code of the device's label (digits that begin with 90)";
  private static final String WHICH = "Type the DSK of the device that is not to join any more";

  private final NetworkTools tools;
  private final Work work;

  /** Half-joined nodes that would not be struck off; they are told at each start instead. */
  private final Set<NodeId> staying = new HashSet<>();

  private boolean listening;

  /** What is begun for nodes that join by themselves. */
  interface Work {
    void include(Announced node);

    /**
     * Strikes a node off that was left half joined.
     *
     * @param then called once, when it is gone or would not go
     */
    void strikeOff(NodeId node, Consumer<End> then);
  }

  /**
   * A node of the list that asks to join.
   *
   * @param far whether it asks over Long Range
   */
  record Announced(Provisioned entry, boolean far, Teller teller) {
    Operation operation(int callbackId, Site site) {
      return Operations.includeAnnounced(
          callbackId,
          site,
          entry.dsk().announcedHomeId(),
          entry.dsk().confirmedHomeId(),
          far,
          WAIT_MILLIS);
    }
  }

  /**
   * With nobody listening yet.
   *
   * @param work one at a time; begun only while nothing else is
   */
  SmartStart(NetworkTools tools, Work work) {
    this.tools = tools;
    this.work = work;
  }

  Job job(MaintenanceArguments arguments, Console console) {
    switch (arguments.typed().text("action").orElse("list")) {
      case "add" -> ask(SCAN, console, text -> add(QrCode.parse(text), console));
      case "remove" -> ask(WHICH, console, text -> remove(ConsoleTeller.dsk(text), console));
      default -> tellList(console);
    }
    return () -> console.failed(MaintenanceFaults.cancelled());
  }

  /** Nothing else is under way: the stick may tell of nodes that ask to join. */
  void listen() {
    boolean whole = tools.stick().ready().isPresent() && !tools.note().isRestoring();
    if (whole && list().isAnyoneAwaited()) {
      listening = true;
      tell(AddNode.listen());
    }
  }

  /** Something else begins. */
  void rest() {
    if (listening) {
      listening = false;
      tell(AddNode.stop(0));
    }
  }

  /**
   * A node asks to join. One whose key exchange broke off asks again as a new one, so what is left
   * of the old one goes first.
   */
  void primed(NetworkNews.Primed node) {
    list()
        .announcing(node.homeId())
        .filter(entry -> entry.longRange() || !node.longRange())
        .map(entry -> new Announced(entry, node.longRange(), teller(entry)))
        .ifPresent(this::letIn);
  }

  /** Nobody is at the command line while a node joins by itself: the log is told. */
  private Teller teller(Provisioned entry) {
    return new Unattended(
        line -> log(System.Logger.Level.INFO, line),
        end -> {
          switch (end) {
            case End.Included in -> joined(entry, in.node().id());
            case End.Failed(var why) -> refused(entry, why);
            case End.Excluded _,
                End.Image _,
                End.Restored _,
                End.Nodes _,
                End.Told _,
                End.Cancelled _ -> {}
          }
        });
  }

  /** It is in: it need not be awaited any more. */
  private void joined(Provisioned entry, NodeId node) {
    keep(list().without(entry.dsk()), this::listenAnew);
    log(System.Logger.Level.INFO, "node " + node + " joined by itself: run adopt for a device");
  }

  private void refused(Provisioned entry, Fault why) {
    if (!NetworkFaults.sparesNode(why)) {
      keep(list().failed(entry.dsk()), this::listenAnew);
    }
    log(System.Logger.Level.WARNING, why.code() + ": " + why.message());
  }

  private void log(System.Logger.Level level, String text) {
    tools.host().logger().log(level, "SmartStart: {0}", text);
  }

  private void letIn(Announced node) {
    Optional<NodeId> left = leftOver();
    if (left.isPresent()) {
      work.strikeOff(left.get(), end -> struckOff(left.get(), end, node));
    } else {
      work.include(node);
    }
  }

  private void struckOff(NodeId left, End end, Announced then) {
    if (end instanceof End.Failed(Fault why) && NetworkFaults.sparesNode(why)) {
      return;
    }
    if (end instanceof End.Excluded) {
      log(System.Logger.Level.INFO, "node " + left + ", left half joined, was struck off");
    } else {
      staying.add(left);
    }
    letIn(then);
  }

  private Optional<NodeId> leftOver() {
    return tools.note().read().stream()
        .filter(Unfinished.Joining.class::isInstance)
        .map(each -> ((Unfinished.Joining) each).node())
        .filter(each -> !staying.contains(each))
        .findFirst();
  }

  private void listenAnew() {
    if (list().isAnyoneAwaited()) {
      listen();
    } else {
      rest();
    }
  }

  private void tell(SerialCommand command) {
    tools.stick().line().submit(command, StickLine.Priority.BACKGROUND, _ -> {});
  }

  private void ask(String text, Console console, Consumer<String> then) {
    console.askSecret(
        Question.of(text, ANSWER_LIMIT),
        typed -> {
          try {
            then.accept(new String(typed.reveal(), StandardCharsets.UTF_8).strip());
          } catch (IllegalArgumentException wrong) {
            console.failed(MaintenanceFaults.unusable(String.valueOf(wrong.getMessage())));
          }
        },
        () -> console.failed(MaintenanceFaults.unanswered()));
  }

  private void add(QrCode code, Console console) {
    keep(
        list().with(Provisioned.of(code)),
        () -> {
          listen();
          console.done(
              "Give the device power: it joins by itself within minutes. Then run adopt, to make"
                  + " it a device.");
        });
  }

  private void remove(Dsk dsk, Console console) {
    keep(
        list().without(dsk),
        () -> {
          listenAnew();
          console.done("It does not join by itself any more.");
        });
  }

  private void tellList(Console console) {
    for (Provisioned each : list().entries()) {
      var cells = new LinkedHashMap<String, String>();
      cells.put("dsk", each.dsk().toString());
      cells.put("long_range", each.longRange() ? "yes" : "no");
      cells.put("state", each.isActive() ? "awaited" : "failed too often: add it again");
      console.row(cells);
    }
    console.done(list().entries().size() + " devices may join by themselves.");
  }

  private ProvisioningList list() {
    return tools
        .host()
        .secrets()
        .get(ProvisioningList.SECRET_NAME)
        .flatMap(ProvisioningList::unsealed)
        .orElse(ProvisioningList.EMPTY);
  }

  private void keep(ProvisioningList changed, Runnable durable) {
    Secret sealed = changed.sealed();
    tools.host().secrets().put(ProvisioningList.SECRET_NAME, sealed, durable);
  }
}
