package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.AddNode;
import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.NodeRow;
import io.lintel.driver.zwave.network.Operation;
import io.lintel.driver.zwave.network.Operations;
import io.lintel.driver.zwave.network.Site;
import io.lintel.driver.zwave.security.join.Dsk;
import io.lintel.driver.zwave.security.join.DskPin;
import io.lintel.driver.zwave.security.join.Provisioned;
import io.lintel.driver.zwave.security.join.ProvisioningList;
import io.lintel.driver.zwave.security.join.QrCode;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.spi.Console;
import io.lintel.spi.Job;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
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
  private final Consumer<Announced> include;
  private boolean listening;

  /** A node of the list that asks to join. */
  final class Announced {
    private final Provisioned entry;

    private Announced(Provisioned entry) {
      this.entry = entry;
    }

    Dsk dsk() {
      return entry.dsk();
    }

    Operation operation(int callbackId, Site site) {
      return Operations.includeAnnounced(
          callbackId,
          site,
          dsk().announcedHomeId(),
          dsk().confirmedHomeId(),
          entry.longRange(),
          WAIT_MILLIS);
    }

    Teller teller() {
      return new ToLog(entry);
    }
  }

  /**
   * With nobody listening yet.
   *
   * @param include takes the node in, by itself
   */
  SmartStart(NetworkTools tools, Consumer<Announced> include) {
    this.tools = tools;
    this.include = include;
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
    if (list().isAnyoneAwaited() && tools.stick().ready().isPresent()) {
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

  void primed(NetworkNews.Primed node) {
    list().announcing(node.homeId()).map(Announced::new).ifPresent(include);
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
    keep(list().without(dsk), () -> console.done("It does not join by itself any more."));
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

  /** Nobody is at the command line: the log is told. */
  private final class ToLog implements Teller {
    private final Provisioned entry;

    ToLog(Provisioned entry) {
      this.entry = entry;
    }

    @Override
    public void said(String line) {
      log(System.Logger.Level.INFO, line);
    }

    @Override
    public void progressed(int done, int total) {}

    @Override
    public void row(NodeRow row) {}

    /** Its DSK is known: it is never asked for. */
    @Override
    public void askPin(Dsk blanked, Consumer<DskPin> entered) {}

    @Override
    public void ended(End end) {
      switch (end) {
        case End.Included in -> {
          keep(list().without(entry.dsk()), () -> {});
          log(
              System.Logger.Level.INFO,
              "node " + in.node().id() + " joined by itself: run adopt to make it a device");
        }
        case End.Failed(var why) -> {
          keep(list().failed(entry.dsk()), SmartStart.this::listen);
          log(System.Logger.Level.WARNING, why.code() + ": " + why.message());
        }
        case End.Excluded _,
            End.Image _,
            End.Restored _,
            End.Nodes _,
            End.Told _,
            End.Cancelled _ -> {}
      }
    }

    private void log(System.Logger.Level level, String text) {
      tools.host().logger().log(level, "SmartStart: {0}", text);
    }
  }
}
