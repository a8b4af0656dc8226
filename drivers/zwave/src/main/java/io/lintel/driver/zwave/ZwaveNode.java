package io.lintel.driver.zwave;

import io.lintel.driver.zwave.command.BatteryClass;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.node.Backoff;
import io.lintel.driver.zwave.node.BoltOrder.Goal;
import io.lintel.driver.zwave.node.BoltProtocol;
import io.lintel.driver.zwave.node.Faults;
import io.lintel.driver.zwave.node.NodeNews;
import io.lintel.driver.zwave.node.NodeProfile;
import io.lintel.driver.zwave.node.Outcomes;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.NodeLife;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Fault;
import io.lintel.spi.Host;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Readback;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** One configured node: its life, its reports and its orders. Runs on the driver's loop alone. */
final class ZwaveNode implements Device {
  /** From the radio's acknowledgement of a question to the answer, detours included. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  private final NodeId id;
  private final UUID deviceId;
  private final Host host;
  private final Radio radio;
  private Optional<NodeProfile> profile;
  private NodeLife life = NodeLife.UNHEARD;
  private boolean toldOffline;
  private Optional<OrderUnderWay> order = Optional.empty();

  /** Of questions that the driver asks by itself. */
  private Backoff backoff = Backoff.NONE;

  /** Which series of questions is under way; timers of an earlier one do nothing. */
  private long probing;

  private boolean positionAsked;

  /** It acknowledges questions and answers none, as a lock does that wants a key. */
  private boolean keyWanted;

  ZwaveNode(NodeId id, DeviceSetup setup, Host host, Radio radio, Optional<NodeProfile> recalled) {
    this.id = id;
    this.deviceId = setup.deviceId();
    this.host = host;
    this.radio = radio;
    this.profile = recalled;
  }

  @Override
  public List<Capability> capabilities() {
    boolean movable = !keyWanted && profile.flatMap(NodeProfile::bolt).isPresent();
    return movable ? List.of(new NodeBolt(), new NodeReadback()) : List.of();
  }

  /** This driver speaks in the clear alone, whatever the node could do. */
  @Override
  public LinkSecurity security() {
    return LinkSecurity.NONE;
  }

  NodeId id() {
    return id;
  }

  boolean isKnown() {
    return profile.isPresent();
  }

  /** The interview, or the cache, has told what it is. */
  void known(NodeProfile found) {
    boolean changed = !profile.equals(Optional.of(found));
    profile = Optional.of(found);
    if (changed) {
      host.reports().capabilitiesChanged(deviceId);
    }
    if (found.bolt().isEmpty()) {
      Fault why = found.knowsSecurity() ? Faults.securityNeeded(id) : Faults.notALock(id);
      host.reports().report(deviceId, new Report.Trouble(why));
    }
    answered();
  }

  /** The stick has another network: what was known is of another node. */
  void unknown() {
    profile = Optional.empty();
    host.reports().capabilitiesChanged(deviceId);
  }

  /** Asks where the bolt is, until the node answers. */
  void probe() {
    probing++;
    backoff = Backoff.NONE;
    ask();
  }

  void unanswered() {
    offline(Faults.nodeSilent(id));
  }

  void notInNetwork() {
    offline(Faults.notInNetwork(id));
  }

  void stickLost(Fault why) {
    probing++;
    life = life.lost();
    offline(why);
  }

  /** Any frame from it will do. */
  void answered() {
    boolean news = life.heard() != NodeLife.Heard.ALIVE || toldOffline;
    life = life.answered();
    toldOffline = false;
    if (news) {
      host.reports().report(deviceId, new Report.Online());
    }
  }

  /** A transmission of ours was not acknowledged. */
  void missed() {
    life = life.missed();
    if (life.heard() == NodeLife.Heard.DEAD) {
      offline(Faults.nodeSilent(id));
    }
  }

  void said(NodeCommand command) {
    answered();
    for (Report report : NodeNews.of(command)) {
      tell(report, NodeNews.settlesInMillis(command));
    }
  }

  /** Nothing more leaves for it. */
  void detached() {
    probing++;
    order.ifPresent(o -> o.giveUp(Outcomes.detached(id, false), Outcomes.detached(id, true)));
  }

  private void tell(Report report, int settlesInMillis) {
    if (report instanceof Report.Position position) {
      host.reports().report(deviceId, attributed(position));
      positionAsked = false;
      wantsKey(false);
      order.ifPresent(o -> o.told(position.state(), settlesInMillis));
    } else {
      host.reports().report(deviceId, report);
    }
  }

  /** A bare position is our doing when we asked for it or for the movement. */
  private Report attributed(Report.Position position) {
    if (position.method() != Method.UNKNOWN || position.state() == LockState.JAMMED) {
      return position;
    }
    Goal goal = order.map(OrderUnderWay::goal).orElse(Goal.READ);
    boolean ours =
        switch (goal) {
          case LOCKED -> position.state() == LockState.LOCKED;
          case UNLOCKED -> position.state() == LockState.UNLOCKED;
          case READ -> false;
        };
    boolean asked = order.isPresent() || positionAsked;
    Method method = ours ? Method.REMOTE : asked ? Method.READ : Method.UNKNOWN;
    return new Report.Position(position.state(), method, position.user());
  }

  private void offline(Fault why) {
    if (!toldOffline) {
      toldOffline = true;
      host.reports().report(deviceId, new Report.Offline(why));
    }
  }

  private void ask() {
    profile
        .flatMap(NodeProfile::bolt)
        .ifPresent(
            bolt -> {
              positionAsked = true;
              send(bolt.get(), this::asked);
            });
  }

  private void asked(Delivery delivery) {
    if (delivery instanceof Delivery.Acknowledged) {
      answered();
      askBattery();
      after(ANSWER_LIMIT, this::missAnswer);
    } else {
      askLater();
    }
  }

  private void missAnswer() {
    if (positionAsked && profile.filter(NodeProfile::knowsSecurity).isPresent()) {
      wantsKey(true);
      backoff = backoff.missed();
      after(Duration.ofMillis(backoff.pauseMillis()), this::ask);
    }
  }

  private void wantsKey(boolean wanted) {
    if (keyWanted != wanted) {
      keyWanted = wanted;
      host.reports().capabilitiesChanged(deviceId);
      if (wanted) {
        host.reports().report(deviceId, new Report.Trouble(Faults.securityNeeded(id)));
      }
    }
  }

  private void askBattery() {
    if (profile.filter(NodeProfile::hasBattery).isPresent()) {
      send(BatteryClass.get(), _ -> {});
    }
  }

  private void askLater() {
    backoff = backoff.missed();
    if (backoff.misses() > 1) {
      offline(Faults.nodeSilent(id));
    }
    after(Duration.ofMillis(backoff.pauseMillis()), this::ask);
  }

  /** Within the series of questions that is under way now. */
  private void after(Duration pause, Runnable action) {
    long asked = probing;
    host.time()
        .after(
            pause,
            () -> {
              if (asked == probing) {
                action.run();
              }
            });
  }

  private void send(Octets command, Consumer<Delivery> done) {
    long asked = probing;
    int limit = profile.map(NodeProfile::transmissionsLimit).orElse(1);
    radio.ask(
        id,
        command,
        limit,
        delivery -> {
          if (asked == probing) {
            done.accept(delivery);
          }
        });
  }

  private void begin(Order given, Goal goal) {
    Optional<BoltProtocol> bolt = profile.flatMap(NodeProfile::bolt);
    if (order.isPresent() || profile.isEmpty() || bolt.isEmpty()) {
      host.reports().outcome(given, Outcomes.busy(id));
      return;
    }
    var begun =
        new OrderUnderWay(
            given,
            goal,
            id,
            profile.get(),
            bolt.get(),
            radio,
            host.time(),
            outcome -> ended(given, outcome));
    order = Optional.of(begun);
    begun.begin();
  }

  private void ended(Order given, Outcome outcome) {
    order = Optional.empty();
    host.reports().outcome(given, outcome);
  }

  private final class NodeBolt implements Bolt {
    @Override
    public void lock(Order given) {
      begin(given, Goal.LOCKED);
    }

    @Override
    public void unlock(Order given) {
      begin(given, Goal.UNLOCKED);
    }

    @Override
    public boolean reportsPosition() {
      return true;
    }
  }

  private final class NodeReadback implements Readback {
    @Override
    public void read(Order given) {
      begin(given, Goal.READ);
    }
  }
}
