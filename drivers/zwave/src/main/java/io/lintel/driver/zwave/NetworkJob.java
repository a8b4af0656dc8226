package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.JoinEnd;
import io.lintel.driver.zwave.network.NetworkFaults;
import io.lintel.driver.zwave.network.Newcomer;
import io.lintel.driver.zwave.network.NodeRow;
import io.lintel.driver.zwave.network.Operation;
import io.lintel.driver.zwave.network.Operations;
import io.lintel.driver.zwave.network.Rules;
import io.lintel.driver.zwave.network.Site;
import io.lintel.driver.zwave.network.Unfinished;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.join.Dsk;
import io.lintel.driver.zwave.security.join.DskPin;
import io.lintel.driver.zwave.security.join.Grant;
import io.lintel.driver.zwave.security.join.JoinPolicy;
import io.lintel.driver.zwave.security.join.JoinStep;
import io.lintel.driver.zwave.security.join.JoinTerms;
import io.lintel.driver.zwave.security.join.KeyExchange;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.driver.zwave.security.join.Provisioned;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One operation on the network, from the list of nodes as it is now until its end. Runs on the
 * driver's loop alone.
 */
final class NetworkJob implements OperationRun.Owner {
  /**
   * What is done.
   *
   * @param operation once it is known who is in the network
   * @param awaited the node that is to come in, when its label is known beforehand
   */
  record Work(Function<Site, Operation> operation, Optional<Provisioned> awaited) {
    static Work of(Function<Site, Operation> operation) {
      return new Work(operation, Optional.empty());
    }
  }

  private final NetworkTools tools;
  private final StickInfo stick;
  private final Work work;
  private final Teller teller;
  private boolean listed;
  private OperationRun run;
  private Optional<JoinRun> joining = Optional.empty();

  NetworkJob(NetworkTools tools, StickInfo stick, Work work, Teller teller) {
    this.tools = tools;
    this.stick = stick;
    this.work = work;
    this.teller = teller;
    this.run = runOf(Operations.listNodes(stick));
  }

  /** Called once. */
  void begin() {
    run.begin();
  }

  void cancel() {
    run.cancel();
  }

  void told(NetworkNews news) {
    run.told(news);
  }

  void stickLost() {
    joining.ifPresent(JoinRun::drop);
    joining = Optional.empty();
    run.stickLost();
  }

  /** A node that is getting its keys said something. */
  void heard(NodeId node, Octets command, Level level) {
    joining.filter(each -> each.isWith(node)).ifPresent(each -> each.heard(command, level));
  }

  /**
   * What it said does not open under the temporary key.
   *
   * @return whether it is getting its keys
   */
  boolean unreadable(NodeId node) {
    Optional<JoinRun> its = joining.filter(each -> each.isWith(node));
    its.ifPresent(JoinRun::unreadable);
    return its.isPresent();
  }

  /** The driver stops: what is half done stays noted. Safe to call twice. */
  void drop() {
    joining.ifPresent(JoinRun::drop);
    run.drop();
  }

  @Override
  public void said(String line) {
    teller.said(line);
  }

  @Override
  public void progressed(int done, int total) {
    teller.progressed(done, total);
  }

  @Override
  public void row(NodeRow row) {
    teller.row(row);
  }

  @Override
  public void join(Newcomer node, Rules rules, Consumer<JoinEnd> end) {
    boolean weak = !node.knowsS2() && node.knowsS0();
    if (work.awaited().isPresent() && !node.mayKnowS2()) {
      end.accept(new JoinEnd.Failed(NetworkFaults.announcedWithoutS2(node.id())));
    } else if (weak && node.isLock() && !rules.weakLock()) {
      end.accept(new JoinEnd.Failed(NetworkFaults.lockTooWeak(node.id())));
    } else if (node.mayKnowS2() || weak) {
      tools
          .members()
          .keys()
          .ifPresentOrElse(
              keys -> exchange(node, weak, keys, end),
              () -> end.accept(new JoinEnd.Failed(MaintenanceFaults.noKeys())));
    } else {
      granted(node.id(), Grant.CLEAR);
      end.accept(new JoinEnd.Clear());
    }
  }

  @Override
  public void cancelJoin() {
    joining.ifPresent(JoinRun::cancel);
  }

  @Override
  public void keep(Unfinished what, Runnable durable) {
    tools.note().add(what, durable);
  }

  @Override
  public void settled(NodeId node) {
    tools.note().remove(new Unfinished.Joining(node));
  }

  @Override
  public void left(NodeId node) {
    settled(node);
    tools.members().gone(node);
  }

  @Override
  public void restartStick() {
    tools.stick().restart();
  }

  @Override
  public void ended(End end) {
    if (!listed && end instanceof End.Nodes(List<NodeId> all)) {
      listed = true;
      run = runOf(work.operation().apply(site(all)));
      run.begin();
      return;
    }
    teller.ended(end);
  }

  /** How many nodes sleep is not known of all: each counts as one that a beam must wake. */
  private Site site(List<NodeId> all) {
    return new Site(stick.width(), all, 0, all.size());
  }

  private OperationRun runOf(Operation operation) {
    return new OperationRun(
        operation, tools.host().time(), tools.stick().line(), tools.pinger(), this);
  }

  private void exchange(Newcomer node, boolean weak, NetworkKeys keys, Consumer<JoinEnd> end) {
    var host = Curve25519.Keys.make(tools.random());
    var exchange =
        new JoinRun(
            node.id(), host, tools.air(), tools.host().time(), new FromExchange(node.id(), end));
    joining = Optional.of(exchange);
    exchange.begin(weak ? KeyExchange.beginS0(keys) : s2(node, keys, host.shown()));
  }

  /** Kept before the note that it is half joined is taken back: no kill is without either. */
  private void granted(NodeId node, Grant grant) {
    tools.members().joined(node, grant);
    tools.air().granted(node, grant);
  }

  private JoinStep s2(Newcomer node, NetworkKeys keys, Octets shown) {
    Optional<Dsk> dsk = work.awaited().map(Provisioned::dsk);
    return KeyExchange.begin(new JoinTerms(node.id(), policy(node.isLock()), keys, shown, dsk));
  }

  /** What the list allows counts before what is given to any other node. */
  private JoinPolicy policy(boolean isLock) {
    return work.awaited()
        .map(entry -> entry.policy(isLock))
        .orElseGet(() -> isLock ? JoinPolicy.lock() : JoinPolicy.any());
  }

  private final class FromExchange implements JoinRun.Owner {
    private final NodeId node;
    private final Consumer<JoinEnd> end;

    FromExchange(NodeId node, Consumer<JoinEnd> end) {
      this.node = node;
      this.end = end;
    }

    @Override
    public void askPin(Dsk blanked, Consumer<DskPin> entered) {
      teller.askPin(blanked, entered);
    }

    @Override
    public void granted(Grant grant) {
      NetworkJob.this.granted(node, grant);
    }

    @Override
    public void ended(JoinEnd how) {
      joining = Optional.empty();
      end.accept(how);
    }
  }
}
