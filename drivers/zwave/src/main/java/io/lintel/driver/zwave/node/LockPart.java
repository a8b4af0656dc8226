package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.DoorLockLoggingClass;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.NotificationClass;
import io.lintel.driver.zwave.command.NotificationUser;
import io.lintel.driver.zwave.node.LockOrder.Goal;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.Fault;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Readback;
import io.lintel.spi.Release;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The lock at a node: its orders, and what becomes known of its bolt. */
final class LockPart implements Part {
  /** A lock tells of the end of a movement by itself, if a little late. */
  private static final int LATE_MILLIS = 2_000;

  private final PartContext context;
  private final BoltProtocol protocol;
  private final Optional<LockLog> log;
  private Optional<LockOrderUnderWay> order = Optional.empty();
  private LockNews.State known;

  /** Of questions that the driver asks by itself. */
  private Backoff backoff = Backoff.NONE;

  /** Which series of questions is under way; timers and answers of an earlier one do nothing. */
  private long asking;

  private boolean positionAsked;

  /** Counts positions, so that a bolt on its way is looked after only while that is the last. */
  private long positions;

  LockPart(PartContext context, BoltProtocol protocol) {
    this.context = context;
    this.protocol = protocol;
    this.known = LockNews.begin(context.profile());
    this.log =
        context.profile().has(DoorLockLoggingClass.ID)
            ? Optional.of(new LockLog(context))
            : Optional.empty();
  }

  @Override
  public List<Capability> capabilities() {
    return List.of(known.timed() ? new NodeRelease() : new NodeBolt(), new NodeReadback());
  }

  /** What was missed is told first: where the bolt is now stands above it. */
  @Override
  public void ready() {
    log.ifPresentOrElse(each -> each.catchUp(this::askAnew), this::askAnew);
  }

  @Override
  public void rest() {
    asking++;
    positions++;
    log.ifPresent(LockLog::close);
  }

  @Override
  public void said(int endpoint, NodeCommand command, Level level) {
    LockNews.Next next = LockNews.on(known, endpoint, command, context.time().nanos());
    boolean changed = known.timed() != next.state().timed();
    known = next.state();
    next.reports().forEach(report -> tell(report, next.settlesInMillis()));
    if (endpoint == 0 && command instanceof NotificationClass.Report report) {
      NotificationNews.unnamed(report).ifPresent(credential -> note(credential, report));
    }
    if (!next.reports().isEmpty()) {
      log.ifPresent(each -> each.told(next.reports()));
    }
    if (next.asksPosition()) {
      askAnew();
    }
    if (changed) {
      context.reports().capabilitiesChanged(context.deviceId());
    }
  }

  @Override
  public void close() {
    log.ifPresent(LockLog::close);
    order.ifPresent(LockOrderUnderWay::detach);
    asking++;
    positions++;
  }

  /** Events have no name for it, and whoever looks for it finds it here. */
  private void note(Credential credential, NotificationClass.Report report) {
    context
        .logger()
        .log(
            System.Logger.Level.INFO,
            "node {0}: its bolt was moved by {1} of user {2}; the event says unknown",
            context.node(),
            credential.words(),
            NotificationUser.of(report.parameters()));
  }

  private void tell(Report report, int settlesInMillis) {
    if (report instanceof Report.Position position) {
      context.reports().report(context.deviceId(), attributed(position));
      positionAsked = false;
      positions++;
      if (settlesInMillis > 0) {
        lookAgain(settlesInMillis);
      }
      order.ifPresent(o -> o.told(position.state(), settlesInMillis));
    } else {
      context.reports().report(context.deviceId(), report);
    }
  }

  /**
   * A bare position is our doing when we asked for it or for the movement; one that came with a
   * user is the user's.
   */
  private Report attributed(Report.Position position) {
    boolean isTold = position.method() != Method.UNKNOWN || !position.user().equals(User.unknown());
    if (isTold || position.state() == LockState.JAMMED) {
      return position;
    }
    boolean ours = order.filter(o -> o.wants(position.state())).isPresent();
    boolean asked = order.isPresent() || positionAsked;
    Method method = ours ? Method.REMOTE : asked ? Method.READ : Method.UNKNOWN;
    return new Report.Position(position.state(), method, position.user());
  }

  /** Where a bolt on its way came to, if the lock does not say so. An order asks by itself. */
  private void lookAgain(int settlesInMillis) {
    long last = positions;
    context
        .time()
        .after(
            Duration.ofMillis(settlesInMillis + LATE_MILLIS),
            () -> {
              if (last == positions && order.isEmpty()) {
                askAnew();
              }
            });
  }

  private void askAnew() {
    backoff = Backoff.NONE;
    ask();
  }

  private void ask() {
    asking++;
    positionAsked = true;
    long asked = asking;
    context
        .talk()
        .get(
            Message.background(protocol.get()),
            protocol::isPosition,
            answer -> {
              if (asked == asking) {
                answered(answer);
              }
            });
  }

  private void answered(Answer answer) {
    switch (answer) {
      case Answer.Said _ -> backoff = Backoff.NONE;
      case Answer.Silence() -> askLater();
      case Answer.NotDecoded() -> {
        trouble(Faults.keysDoNotFit(context.node()));
        askLater();
      }
      // A node says that it is back only once it was taken for silent, which a question or two that
      // are not acknowledged do not suffice for.
      case Answer.Undelivered _ -> askLater();
    }
  }

  private void askLater() {
    backoff = backoff.missed();
    long asked = asking;
    context
        .time()
        .after(
            Duration.ofMillis(backoff.pauseMillis()),
            () -> {
              if (asked == asking) {
                ask();
              }
            });
  }

  private void trouble(Fault fault) {
    context.reports().report(context.deviceId(), new Report.Trouble(fault));
  }

  private void begin(Order given, Goal goal) {
    if (order.isPresent()) {
      context.reports().outcome(given, Outcomes.busy(context.node()));
      return;
    }
    boolean timed = known.timed() && goal == Goal.UNLOCKED;
    var begun =
        new LockOrderUnderWay(
            given, goal, protocol.set(goal, timed), protocol, context, this::ended);
    order = Optional.of(begun);
    begun.begin();
  }

  private void ended(LockOrderUnderWay over, Outcome outcome) {
    over.untold().ifPresent(state -> tell(Report.Position.of(state, Method.REMOTE), 0));
    order = Optional.empty();
    context.reports().outcome(over.order(), outcome);
    if (outcome instanceof Outcome.Unknown) {
      // It may have moved: what was known of it before the order may be no longer so.
      backoff = Backoff.NONE;
      asking++;
      askLater();
    }
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

  /** A lock that is set up to lock again by itself after a time of its own. */
  private final class NodeRelease implements Release {
    @Override
    public void release(Order given) {
      begin(given, Goal.UNLOCKED);
    }

    @Override
    public void secure(Order given) {
      begin(given, Goal.LOCKED);
    }

    @Override
    public boolean latched() {
      return false;
    }
  }

  private final class NodeReadback implements Readback {
    @Override
    public void read(Order given) {
      begin(given, Goal.READ);
    }
  }
}
