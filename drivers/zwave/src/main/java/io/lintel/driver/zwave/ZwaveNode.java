package io.lintel.driver.zwave;

import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.command.DeviceResetLocallyClass;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.WakeUpClass;
import io.lintel.driver.zwave.node.Backoff;
import io.lintel.driver.zwave.node.Faults;
import io.lintel.driver.zwave.node.Interview;
import io.lintel.driver.zwave.node.LifelinePart;
import io.lintel.driver.zwave.node.NodeProfile;
import io.lintel.driver.zwave.node.Part;
import io.lintel.driver.zwave.node.PartContext;
import io.lintel.driver.zwave.node.PartKinds;
import io.lintel.driver.zwave.node.WakeUpPart;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.talk.Talk;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.NodeLife;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Capability;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Fault;
import io.lintel.spi.Host;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One configured node: its life, and the parts of which it is made. Runs on the loop alone. */
final class ZwaveNode implements Device {
  /** How long a node that was reset goes on acknowledging. */
  private static final Duration RESET_TAKES = Duration.ofSeconds(2);

  private static final Duration TROUBLE_PAUSE = Duration.ofHours(1);

  private static final Message PING = Message.background(CommandClasses.NO_OPERATION);

  private final NodeId id;
  private final DeviceSetup setup;
  private final Host host;
  private final Talk talk;
  private final Supplier<NodeId> stick;
  private final Consumer<ZwaveNode> left;

  /** When each was last told, by its code; there are few codes. */
  private final Map<String, Long> troubles = new HashMap<>();

  private Optional<NodeProfile> profile = Optional.empty();
  private Optional<SecurityClass> granted = Optional.empty();
  private List<Part> parts = List.of();
  private NodeLife life = NodeLife.UNHEARD;
  private boolean toldOffline;

  /** Of questions whether it is there. */
  private Backoff backoff = Backoff.NONE;

  /**
   * Which series of such questions is under way; timers and answers of an earlier one do nothing.
   */
  private long probing;

  /**
   * A node of which nothing is known.
   *
   * @param stick its own node id; asked only while the stick is ready
   * @param left told when it has left the network for good
   */
  ZwaveNode(
      NodeId id,
      DeviceSetup setup,
      Host host,
      Talk talk,
      Supplier<NodeId> stick,
      Consumer<ZwaveNode> left) {
    this.id = id;
    this.setup = setup;
    this.host = host;
    this.talk = talk;
    this.stick = stick;
    this.left = left;
  }

  @Override
  public List<Capability> capabilities() {
    return parts.stream().flatMap(part -> part.capabilities().stream()).toList();
  }

  @Override
  public LinkSecurity security() {
    return profile
        .map(NodeProfile::security)
        .orElse(granted)
        .map(best -> best == SecurityClass.S0 ? LinkSecurity.WEAK : LinkSecurity.STRONG)
        .orElse(LinkSecurity.NONE);
  }

  NodeId id() {
    return id;
  }

  UUID deviceId() {
    return setup.deviceId();
  }

  /** For the list of nodes. */
  String state() {
    if (profile.isEmpty()) {
      return "not known yet";
    }
    return switch (life.heard()) {
      case NOT_YET -> "not heard yet";
      case ALIVE -> "answers";
      case DEAD -> "does not answer";
    };
  }

  Optional<NodeProfile> profile() {
    return profile;
  }

  /** It joined here, and is spoken to at this class from the first word on. */
  void joinedAt(Optional<SecurityClass> best) {
    granted = best;
  }

  /** The interview, or the cache, has told what it is. */
  void become(NodeProfile found) {
    parts.forEach(Part::close);
    profile = Optional.of(found);
    parts = partsOf(found);
    host.reports().capabilitiesChanged(setup.deviceId());
    if (capabilities().isEmpty()) {
      boolean keyless = found.knowsSecurity() && found.security().isEmpty();
      trouble(keyless ? Faults.securityNeeded(id) : Faults.notALock(id));
    }
  }

  /** The stick has another network: what was known is of another node. */
  void unknown() {
    parts.forEach(Part::close);
    parts = List.of();
    profile = Optional.empty();
    host.reports().capabilitiesChanged(setup.deviceId());
  }

  /** The interview is over: it is there. */
  void ready() {
    probing++;
    backoff = Backoff.NONE;
    answered();
    parts.forEach(Part::ready);
  }

  /** Asks whether it is there, until it answers. One that sleeps is waited for. */
  void probe() {
    probing++;
    backoff = Backoff.NONE;
    if (!sleeps()) {
      ping();
    }
  }

  /** A frame from it came off the air, whatever it says. */
  void heard() {
    boolean wasDead = life.heard() == NodeLife.Heard.DEAD;
    answered();
    if (wasDead) {
      probe();
    }
  }

  void unanswered() {
    offline(Faults.nodeSilent(id));
  }

  /** What it is could not be found out. */
  void notInterviewed(Interview.Why why) {
    switch (why) {
      case SILENT -> unanswered();
      case WANTS_KEY -> trouble(Faults.securityNeeded(id));
      case KEYS_DO_NOT_FIT -> trouble(Faults.keysDoNotFit(id));
      case SILENT_UNDER_KEY -> trouble(Faults.silentUnderKey(id));
    }
  }

  /** The watch over keys asked it and got no answer under its key. */
  void cannotRead() {
    trouble(Faults.cannotRead(id, profile().flatMap(NodeProfile::security)));
  }

  /** The same trouble is told once an hour at most: whoever disturbs could fill the journal. */
  void trouble(Fault fault) {
    long now = host.time().nanos();
    Long told = troubles.put(fault.code(), now);
    if (told != null && now - told < TROUBLE_PAUSE.toNanos()) {
      troubles.put(fault.code(), told);
    } else {
      host.reports().report(setup.deviceId(), new Report.Trouble(fault));
    }
  }

  void notInNetwork() {
    offline(Faults.notInNetwork(id));
  }

  void stickLost(Fault why) {
    stickRestarting();
    life = life.lost();
    offline(why);
  }

  void stickRestarting() {
    probing++;
    parts.forEach(Part::rest);
  }

  /** Any frame from it will do. */
  void answered() {
    boolean news = life.heard() != NodeLife.Heard.ALIVE || toldOffline;
    life = life.answered();
    toldOffline = false;
    if (news) {
      host.reports().report(setup.deviceId(), new Report.Online());
    }
  }

  /** A transmission of ours was not acknowledged. */
  void missed() {
    boolean wasDead = life.heard() == NodeLife.Heard.DEAD;
    life = life.missed();
    if (life.heard() == NodeLife.Heard.DEAD) {
      offline(Faults.nodeSilent(id));
      if (!wasDead && !sleeps()) {
        probing++;
        pingLater();
      }
    }
  }

  void said(int endpoint, NodeCommand command, Level level) {
    if (command instanceof DeviceResetLocallyClass.Gone) {
      host.time().after(RESET_TAKES, this::verifyGone);
    }
    parts.forEach(part -> part.said(endpoint, command, level));
    if (command instanceof WakeUpClass.Awake) {
      ready();
    }
  }

  /** Nothing more leaves for it. */
  void detached() {
    probing++;
    parts.forEach(Part::close);
    parts = List.of();
    profile = Optional.empty();
  }

  private List<Part> partsOf(NodeProfile found) {
    var context =
        new PartContext(
            id,
            setup.deviceId(),
            setup.timeZone(),
            found,
            talk,
            host.time(),
            host.reports(),
            host.store(),
            host.logger());
    List<Part> made = new ArrayList<>();
    PartKinds.ALL.forEach(kind -> kind.part(context).ifPresent(made::add));
    made.add(new LifelinePart(context, stick));
    if (found.sleeps()) {
      made.add(new WakeUpPart(context, stick));
    }
    return List.copyOf(made);
  }

  /** Anyone can say that a node was reset; only one that was does not answer any more. */
  private void verifyGone() {
    talk.send(
        PING,
        new Level.Clear(),
        delivery -> {
          if (delivery instanceof Delivery.Unacknowledged && profile.isPresent()) {
            gone();
          }
        });
  }

  /** It has left the network for good. */
  void gone() {
    detached();
    host.reports().report(setup.deviceId(), new Report.Removed(Faults.gone(id)));
    host.reports().capabilitiesChanged(setup.deviceId());
    left.accept(this);
  }

  private boolean sleeps() {
    return profile.filter(NodeProfile::sleeps).isPresent();
  }

  private void offline(Fault why) {
    if (!toldOffline) {
      toldOffline = true;
      host.reports().report(setup.deviceId(), new Report.Offline(why));
    }
  }

  private void ping() {
    ask(this::pinged);
  }

  /** Whether it is there, by the shortest command there is. */
  private void ask(Consumer<Delivery> done) {
    long asked = probing;
    talk.send(
        PING,
        new Level.Clear(),
        delivery -> {
          if (asked == probing) {
            done.accept(delivery);
          }
        });
  }

  private void pinged(Delivery delivery) {
    if (delivery instanceof Delivery.Acknowledged) {
      ready();
    } else {
      pingLater();
    }
  }

  private void pingLater() {
    backoff = backoff.missed();
    if (backoff.misses() > 1) {
      offline(Faults.nodeSilent(id));
    }
    long asked = probing;
    host.time()
        .after(
            Duration.ofMillis(backoff.pauseMillis()),
            () -> {
              if (asked == probing) {
                ping();
              }
            });
  }
}
