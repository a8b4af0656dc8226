package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.api.TransmissionReport;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An operation played by hand: what is put in, and everything that came out. */
final class Played {
  static final int ID = 9;
  static final Site SITE =
      new Site(NodeIdWidth.EIGHT_BITS, List.of(new NodeId(1), new NodeId(7)), 1, 1);

  final List<Effect> effects = new ArrayList<>();

  /** Whether the storage makes durable what it is given. */
  boolean keeps = true;

  private Operation operation;

  Played(Operation operation) {
    this.operation = operation;
    take(operation.begin());
  }

  static Inclusion inclusion(Rules rules) {
    return Inclusion.of(new Inclusion.Plan(new Inclusion.Whom.Anyone(), ID, SITE, rules, 120_000));
  }

  Played told(NetworkNews news) {
    return put(new Input.Told(news));
  }

  Played adding(NetworkNews.Step step) {
    return told(new NetworkNews.Adding(ID, step, 0, Octets.NONE));
  }

  /** The stick gave the newcomer this id. */
  Played adding(int node, String information) {
    return told(
        new NetworkNews.Adding(ID, NetworkNews.Step.END_NODE, node, Octets.ofHex(information)));
  }

  Played removing(NetworkNews.Step step, int node) {
    return told(new NetworkNews.Removing(ID, step, node));
  }

  /** The timer that was set last. */
  Played wake() {
    return put(new Input.Woke(wakeUp().round()));
  }

  Effect.WakeAfter wakeUp() {
    return last(Effect.WakeAfter.class).orElseThrow();
  }

  /** The stick answers the question that was asked last. */
  Played reply(String payload) {
    Effect.Ask ask = asked();
    return put(
        new Input.Replied(
            ask.round(),
            new SerialResult.Responded(
                Frame.response(ask.command().function(), Octets.ofHex(payload)))));
  }

  Played reply(SerialResult result) {
    return put(new Input.Replied(asked().round(), result));
  }

  Played pinged(int millis) {
    return put(new Input.Pinged(ping().round(), OptionalInt.of(millis), Optional.empty()));
  }

  /** Acknowledged, and the stick tells how. */
  Played pinged(TransmissionReport report) {
    var took = OptionalInt.of(report.tookMillis());
    return put(new Input.Pinged(ping().round(), took, Optional.of(report)));
  }

  Played unanswered() {
    return put(new Input.Pinged(ping().round(), OptionalInt.empty(), Optional.empty()));
  }

  Played joined(JoinEnd end) {
    int round = last(Effect.Join.class).orElseThrow().round();
    return put(new Input.Joined(round, end));
  }

  Played put(Input input) {
    take(operation.on(input));
    return this;
  }

  Effect.Ask asked() {
    return last(Effect.Ask.class).orElseThrow();
  }

  /** Function and payload of what the stick was told last, answered or not. */
  String command() {
    for (Effect effect : effects.reversed()) {
      if (effect instanceof Effect.Ask(int _, SerialCommand command)) {
        return hex(command);
      }
      if (effect instanceof Effect.Tell(SerialCommand command)) {
        return hex(command);
      }
    }
    throw new AssertionError("nothing was told to the stick");
  }

  End end() {
    return last(Effect.Ended.class).orElseThrow(() -> new AssertionError(effects)).end();
  }

  Fault fault() {
    return end() instanceof End.Failed(Fault why) ? why : fail();
  }

  boolean isOver() {
    return last(Effect.Ended.class).isPresent();
  }

  /** What the next start would find. */
  Optional<Unfinished> kept() {
    Set<Unfinished> kept = new LinkedHashSet<>();
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Keep(_, Unfinished what) -> kept.add(what);
        case Effect.Settled(NodeId node) -> kept.remove(new Unfinished.Joining(node));
        case Effect.Left(NodeId node) -> kept.remove(new Unfinished.Joining(node));
        case Effect.Ask _,
            Effect.Tell _,
            Effect.WakeAfter _,
            Effect.Ping _,
            Effect.Join _,
            Effect.CancelJoin _,
            Effect.Say _,
            Effect.Progress _,
            Effect.Row _,
            Effect.RestartStick _,
            Effect.Ended _ -> {}
      }
    }
    return kept.stream().findFirst();
  }

  <E extends Effect> Optional<E> last(Class<E> kind) {
    return effects.reversed().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private Effect.Ping ping() {
    return last(Effect.Ping.class).orElseThrow();
  }

  private Fault fail() {
    throw new AssertionError("ended as " + end());
  }

  private static String hex(SerialCommand command) {
    return "%02x %s".formatted(command.function(), command.payload().hex());
  }

  private void take(Operation.Step step) {
    operation = step.next();
    effects.addAll(step.effects());
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Keep(int round, _) && keeps) {
        put(new Input.Kept(round));
      }
    }
  }
}
