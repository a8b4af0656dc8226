package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.api.StickMessage;
import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.WakeUpClass;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.node.Faults;
import io.lintel.driver.zwave.node.Findings;
import io.lintel.driver.zwave.node.Interview;
import io.lintel.driver.zwave.node.NodeProfile;
import io.lintel.driver.zwave.node.Partners;
import io.lintel.driver.zwave.node.Profiles;
import io.lintel.driver.zwave.node.Question;
import io.lintel.driver.zwave.node.Standing;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.join.KeyCheck;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.talk.Partner;
import io.lintel.driver.zwave.talk.Switchboard;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Console;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Driver;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Host;
import io.lintel.spi.Job;
import io.lintel.spi.Maintenance;
import io.lintel.spi.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One stick and its configured nodes. Runs on its loop alone. */
final class ZwaveDriver implements Driver, Maintenance {
  private final Host host;
  private final Stick stick;
  private final Radio radio;
  private final Interviews interviews;
  private final NodeCache cache;
  private final Map<NodeId, ZwaveNode> nodes = new LinkedHashMap<>();
  private final Switchboard switchboard;
  private final KeyRing keys;
  private final ZwaveMaintenance maintenance;
  private final KeyWatch keyWatch;
  private boolean inTrouble;
  private long notUnderstood;

  ZwaveDriver(
      Host host,
      String link,
      boolean softReset,
      Optional<String> recoveryKey,
      RandomSource random) {
    this.host = host;
    this.keys = new KeyRing(host.secrets(), random);
    this.stick = new Stick(host, link, softReset, new FromStick());
    this.radio = new Radio(host.time(), stick.line(), node -> with(node, ZwaveNode::missed));
    this.switchboard = new Switchboard(radio, host.time(), new FromNodes());
    this.keyWatch = new KeyWatch(this::ask, this::judged);
    this.interviews = new Interviews(host.time(), stick.line(), this::ask, new FromInterviews());
    this.cache = new NodeCache(host.store());
    this.maintenance = new ZwaveMaintenance(networkTools(random), recoveryKey);
  }

  @Override
  public Device attach(DeviceSetup setup) {
    NodeId id = address(setup);
    var node = new ZwaveNode(id, setup, host, switchboard.with(id), this::ownId, this::left);
    nodes.put(id, node);
    recall(node);
    stick.ready().ifPresent(ready -> meet(node, ready));
    return node;
  }

  @Override
  public void detach(Device device) {
    if (device instanceof ZwaveNode node && nodes.remove(node.id(), node)) {
      interviews.forget(node.id());
      node.detached();
      switchboard.forget(node.id());
    }
  }

  @Override
  public void start() {
    keys.load(this::useKeys, fault -> host.reports().driverTrouble(fault));
    stick.open();
  }

  @Override
  public Job begin(String verb, Settings arguments, Console console) {
    return maintenance.begin(verb, arguments, console);
  }

  @Override
  public void stop() {
    maintenance.close();
    nodes.values().forEach(ZwaveNode::detached);
    stick.close();
    host.logger()
        .log(
            System.Logger.Level.INFO,
            "stopped; not used since the start: {0} from the line, {1} commands of nodes, {2}",
            stick.strays(),
            notUnderstood,
            switchboard.tally());
  }

  private NetworkTools networkTools(RandomSource random) {
    var members = new NodeMembers(stick, radio, nodes, cache, keys, this::useKeys, host.store());
    return new NetworkTools(host, stick, radio, new SwitchboardAir(switchboard), random, members);
  }

  private NodeId address(DeviceSetup setup) {
    long value = setup.address().number("node").orElse(0);
    if (!NodeId.isValid(value)) {
      throw problem(setup, "is no node id: 1 to 232, or 256 to 4000 on Long Range");
    }
    var id = new NodeId((int) value);
    if (nodes.containsKey(id)) {
      throw problem(setup, "node " + id + " is another device's already");
    }
    return id;
  }

  private static FaultException problem(DeviceSetup setup, String what) {
    return new FaultException(setup.address().problem("node", what));
  }

  /** Of whatever network: before the stick is ready nothing is heard of the node. */
  private void recall(ZwaveNode node) {
    var standing = new Standing(keys.of(node.id()), cache.grant(node.id()));
    cache
        .recall(node.id())
        .filter(Interview::isOver)
        .filter(found -> standing.remembered(found).equals(found))
        .ifPresent(found -> recall(node, found, standing));
  }

  private void recall(ZwaveNode node, Findings found, Standing standing) {
    switchboard.know(node.id(), Partners.of(found, standing));
    node.become(Profiles.of(found));
  }

  /** One that is known is asked whether it is there; one of another network is not known. */
  private void meet(ZwaveNode node, StickInfo ready) {
    Standing standing = standing(ready, node.id());
    Findings kept = cache.recall(ready, node.id()).orElse(Findings.NONE);
    Findings known = standing.remembered(kept);
    node.joinedAt(standing.granted());
    if (node.profile().isPresent() && known.isIntroduced() && known.equals(kept)) {
      node.probe();
      return;
    }
    if (node.profile().isPresent() && !known.isIntroduced()) {
      node.unknown();
    }
    switchboard.know(node.id(), Partners.of(known, standing));
    interviews.begin(node.id(), known, standing);
  }

  private Standing standing(StickInfo ready, NodeId id) {
    return new Standing(keys.of(id), cache.grant(ready, id));
  }

  private void watchKeys() {
    Map<NodeId, NodeProfile> known = new LinkedHashMap<>();
    nodes.forEach((id, node) -> node.profile().ifPresent(profile -> known.put(id, profile)));
    keyWatch.look(known);
  }

  private void trouble(Fault why) {
    inTrouble = true;
    host.reports().driverTrouble(why);
  }

  private void well() {
    if (inTrouble) {
      inTrouble = false;
      host.reports().driverWell();
    }
  }

  private void judged(KeyCheck check, List<NodeId> unread) {
    switch (check) {
      case FIT, UNKNOWN -> {}
      case SOME_LEFT, DOUBTFUL -> unread.forEach(id -> with(id, ZwaveNode::cannotRead));
      case FOREIGN -> {
        inTrouble = true;
        host.reports().driverTrouble(Faults.keysForeign());
      }
    }
  }

  private void ask(NodeId id, Question question, Consumer<Answer> end) {
    switchboard.with(id).get(Message.background(question.command()), question::isAnsweredBy, end);
  }

  private void ask(NodeId id, Partner partner, Question question, Consumer<Answer> end) {
    switchboard.know(id, partner);
    Message message = Message.background(question.command()).at(question.endpoint());
    switchboard.with(id).get(message, question::isAnsweredBy, end);
  }

  /** From now on; nodes that lacked a key are asked anew whether one of these opens them. */
  private void useKeys() {
    stick
        .ready()
        .ifPresent(
            ready -> {
              lendKeys(ready);
              nodes.values().stream()
                  .filter(node -> mayNeedKeys(node, ready))
                  .forEach(node -> meet(node, ready));
            });
  }

  /** Also one whose interview is under way: it was begun with other keys. */
  private boolean mayNeedKeys(ZwaveNode node, StickInfo ready) {
    Findings kept = cache.recall(ready, node.id()).orElse(Findings.NONE);
    return node.profile().isEmpty() || !standing(ready, node.id()).remembered(kept).equals(kept);
  }

  private void lendKeys(StickInfo ready) {
    keys.credentials(ready.id()).ifPresent(switchboard::use);
  }

  /** Should it come back, it is a new node. */
  private void left(ZwaveNode node) {
    interviews.forget(node.id());
    cache.forget(node.id());
  }

  private NodeId ownId() {
    return stick.ready().orElseThrow().id().node();
  }

  private void with(NodeId id, Consumer<ZwaveNode> action) {
    Optional.ofNullable(nodes.get(id)).ifPresent(action);
  }

  private void with(int raw, Consumer<ZwaveNode> action) {
    if (NodeId.isValid(raw)) {
      with(new NodeId(raw), action);
    }
  }

  private void said(ZwaveNode node, int endpoint, Octets command, Level level) {
    try {
      NodeCommand decoded = CommandClasses.decode(command);
      if (decoded instanceof NodeCommand.Unmodelled) {
        notUnderstood++;
      }
      if (decoded instanceof WakeUpClass.Awake) {
        interviews.hasten(node.id());
      }
      node.said(endpoint, decoded, level);
    } catch (MalformedFrame bad) {
      notUnderstood++;
      host.logger().log(System.Logger.Level.DEBUG, "node {0}: {1}", node.id(), bad.getMessage());
    }
  }

  /** A node that is getting its keys is heard before it is a device. */
  private void received(StickMessage.FromNode from) {
    with(from.node(), ZwaveNode::heard);
    if (!NodeId.isValid(from.node())) {
      return;
    }
    if (from.isToMany()) {
      switchboard.receivedByMany(new NodeId(from.node()), from.command());
    } else {
      switchboard.received(new NodeId(from.node()), from.command());
    }
  }

  private void poweredUp(ZwaveNode node) {
    node.heard();
    interviews.hasten(node.id());
  }

  private void introduced(ZwaveNode node, Octets information) {
    node.answered();
    interviews.nodeSaid(node.id(), information);
  }

  private final class FromStick implements Stick.Listener {
    @Override
    public void stickReady(StickInfo ready) {
      host.logger()
          .log(
              System.Logger.Level.INFO,
              "stick ready: {0}, home id {1}, {2} nodes",
              ready.version().text(),
              ready.id().homeId().hex(),
              ready.network().nodes().size());
      maintenance.halfRestored().ifPresentOrElse(ZwaveDriver.this::trouble, ZwaveDriver.this::well);
      radio.use(ready);
      lendKeys(ready);
      interviews.use(ready);
      nodes.values().forEach(node -> meet(node, ready));
      maintenance.stickReady(ready.network().nodes());
      watchKeys();
    }

    @Override
    public void stickRestarting() {
      radio.rest();
      interviews.rest();
      switchboard.rest();
      maintenance.stickLost();
      nodes.values().forEach(ZwaveNode::stickRestarting);
    }

    @Override
    public void stickLost(Fault why) {
      stickRestarting();
      inTrouble = true;
      host.reports().driverTrouble(why);
      nodes.values().forEach(node -> node.stickLost(why));
    }

    @Override
    public void stickSaid(StickMessage message) {
      switch (message) {
        case StickMessage.FromNode from when !from.isForeign() -> received(from);
        case StickMessage.NodeInfo(int node, Octets information) ->
            with(node, heard -> introduced(heard, information));
        case StickMessage.PoweredUp(int node) -> with(node, ZwaveDriver.this::poweredUp);
        case StickMessage.OfNetwork(NetworkNews news) -> maintenance.told(news);
        case StickMessage.FromNode _,
            StickMessage.NodeInfoFailed _,
            StickMessage.Restarted _,
            StickMessage.Unmodelled _ ->
            notUnderstood++;
      }
    }
  }

  private final class FromNodes implements Switchboard.Listener {
    @Override
    public void heard(NodeId id, int endpoint, Octets command, Level level) {
      with(id, node -> said(node, endpoint, command, level));
      maintenance.heard(id, command, level);
    }

    @Override
    public void wrongKey(NodeId id) {
      if (!maintenance.unreadable(id)) {
        with(id, node -> node.trouble(Faults.keysDoNotFit(id)));
      }
    }
  }

  private final class FromInterviews implements Interviews.Listener {
    @Override
    public void found(NodeId id, Findings findings) {
      stick.ready().ifPresent(ready -> found(ready, id, findings));
    }

    private void found(StickInfo ready, NodeId id, Findings findings) {
      cache.remember(ready, id, findings);
      switchboard.know(id, Partners.of(findings, standing(ready, id)));
    }

    @Override
    public void known(NodeId id, NodeProfile profile) {
      with(
          id,
          node -> {
            node.become(profile);
            node.ready();
          });
    }

    @Override
    public void failed(NodeId id, Interview.Why why) {
      with(id, node -> node.notInterviewed(why));
    }

    @Override
    public void notInNetwork(NodeId id) {
      with(id, ZwaveNode::notInNetwork);
    }
  }
}
