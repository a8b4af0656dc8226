package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.api.NetworkNews.Step;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A stick that changes its network, the person at the device, and a host that does what an
 * operation wants. Callbacks get lost, the stick restarts, the operator changes her mind: all by
 * one seed.
 */
final class SimulatedNetwork {
  private static final Octets LOCK = Octets.ofHex("044003629f6c");
  private static final long LIMIT_MILLIS = 3_600_000;

  private record Event(long atMillis, long order, boolean ofStick, Runnable action) {}

  final Set<Integer> nodes = new TreeSet<>(Set.of(1, 7));
  private final Random random;
  private final double loss;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.comparingLong(Event::atMillis).thenComparingLong(Event::order));
  private long nowMillis;
  private long order;
  private long timer;
  private Operation operation;
  private int callbackId;

  /** Adding, removing, or 0: the function that put the stick there. */
  int mode;

  boolean callbackLost;
  Optional<End> end = Optional.empty();
  Optional<Unfinished> kept = Optional.empty();

  SimulatedNetwork(long seed, double loss) {
    this.random = new Random(seed);
    this.loss = loss;
    Site site = new Site(NodeIdWidth.EIGHT_BITS, List.of(new NodeId(1), new NodeId(7)), 1, 0);
    var rules = new Rules(random.nextBoolean(), random.nextBoolean());
    operation =
        switch (random.nextInt(4)) {
          case 0 -> Exclusion.of(9, 60_000);
          case 1 -> FailedRemoval.of(new NodeId(7), 9, NodeIdWidth.EIGHT_BITS);
          case 2 -> Replacement.of(new Replacement.Plan(new NodeId(7), 9, site, rules, 60_000));
          default ->
              Inclusion.of(new Inclusion.Plan(new Inclusion.Whom.Anyone(), 9, site, rules, 60_000));
        };
  }

  /** Until it has ended, or the host is killed. */
  void run(boolean killed) {
    long killAt = killed ? random.nextLong(200_000) : LIMIT_MILLIS;
    take(operation.begin());
    if (random.nextInt(3) == 0) {
      after(random.nextInt(150_000), false, () -> put(new Input.Cancelled()));
    }
    if (random.nextInt(4) == 0) {
      after(random.nextInt(150_000), false, this::restart);
    }
    while (end.isEmpty() && !events.isEmpty() && events.peek().atMillis() < killAt) {
      Event next = events.remove();
      nowMillis = next.atMillis();
      next.action().run();
    }
  }

  boolean hasEnded() {
    return end.isPresent();
  }

  /** Nodes that came in and that nobody speaks of. */
  Set<Integer> unspokenOf() {
    Set<Integer> left = new TreeSet<>(nodes);
    left.removeAll(Set.of(1, 7));
    if (end.orElse(null) instanceof End.Included in) {
      left.remove(in.node().id().value());
    }
    kept.ifPresent(what -> left.remove(((Unfinished.Joining) what).node().value()));
    return left;
  }

  private void take(Operation.Step step) {
    operation = step.next();
    step.effects().forEach(this::perform);
  }

  private void put(Input input) {
    if (end.isEmpty()) {
      take(operation.on(input));
    }
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Ask(int round, SerialCommand command) ->
          asked(command, result -> put(new Input.Replied(round, result)));
      case Effect.Tell(SerialCommand command) -> asked(command, _ -> {});
      case Effect.WakeAfter(int round, int delayMillis) -> wakeAfter(round, delayMillis);
      case Effect.Ping(int round, NodeId node) -> {
        boolean answers = nodes.contains(node.value()) && random.nextInt(3) == 0;
        var took = answers ? OptionalInt.of(20) : OptionalInt.empty();
        after(20, false, () -> put(new Input.Pinged(round, took, Optional.empty())));
      }
      case Effect.Join(int round, Newcomer _, Rules _) -> {
        if (random.nextInt(5) > 0) {
          after(random.nextInt(60_000), false, () -> put(new Input.Joined(round, joinEnd())));
        }
      }
      case Effect.Keep(int round, Unfinished what) -> {
        kept = Optional.of(what);
        int slow = random.nextInt(20) == 0 ? 12_000 : 5;
        after(slow, false, () -> put(new Input.Kept(round)));
      }
      case Effect.Settled(NodeId node) -> forget(node);
      case Effect.Left(NodeId node) -> forget(node);
      case Effect.Ended(End how) -> end = Optional.of(how);
      case Effect.CancelJoin _,
          Effect.Say _,
          Effect.Progress _,
          Effect.Row _,
          Effect.RestartStick _ -> {}
    }
  }

  private void forget(NodeId node) {
    kept = kept.filter(what -> !what.equals(new Unfinished.Joining(node)));
  }

  private JoinEnd joinEnd() {
    return switch (random.nextInt(3)) {
      case 0 -> new JoinEnd.Granted(Set.of(SecurityClass.S2_ACCESS_CONTROL));
      case 1 -> new JoinEnd.Clear();
      default -> new JoinEnd.Failed(Fault.retry("zwave.join_wrong_pin", "The PIN is wrong"));
    };
  }

  private void wakeAfter(int round, int delayMillis) {
    long mine = ++timer;
    after(
        delayMillis,
        false,
        () -> {
          if (mine == timer) {
            put(new Input.Woke(round));
          }
        });
  }

  private void asked(SerialCommand command, Consumer<SerialResult> reply) {
    if (random.nextDouble() < loss / 4) {
      reply(reply, new SerialResult.NeverLeft(SerialResult.Cause.LINE_REFUSED));
      return;
    }
    Octets payload = command.payload();
    switch (command.function()) {
      case 0x4A, 0x4B -> {
        reply(reply, new SerialResult.Acknowledged());
        change(command.function(), payload.at(0) & 0x0F, payload.at(1));
      }
      case 0x61 -> {
        answer(reply, command, "00");
        callback(30, remove(7, new NetworkNews.FailedRemoval(payload.at(1), 1)));
      }
      case 0x62 -> answer(reply, command, nodes.contains(payload.at(0)) ? "01" : "00");
      case 0x63 -> {
        answer(reply, command, "00");
        mode = 0x4A;
        callback(30, told(new NetworkNews.Replacing(payload.at(1), 3)));
        replaceByHand(payload.at(1));
      }
      case 0x60 -> reply(reply, new SerialResult.NothingCame());
      case 0x02 -> answer(reply, command, InclusionTest.initData(numbers()));
      default -> throw new AssertionError("unexpected function " + command.function());
    }
  }

  private int[] numbers() {
    return nodes.stream().mapToInt(Integer::intValue).toArray();
  }

  private void change(int function, int what, int id) {
    boolean isStop = what == 5;
    if (isStop) {
      mode = 0;
      if (id != 0) {
        callback(20, told(news(function, id, Step.DONE, 0)));
      }
    } else if (mode == 0) {
      mode = function;
      callbackId = id;
      callback(10, told(news(function, id, Step.READY, 0)));
      byHand(function);
    }
  }

  private static NetworkNews news(int function, int id, Step step, int node) {
    Octets information = step == Step.END_NODE ? LOCK : Octets.NONE;
    return function == 0x4A
        ? new NetworkNews.Adding(id, step, node, information)
        : new NetworkNews.Removing(id, step, node);
  }

  /** Someone presses a button, or not. */
  private void byHand(int function) {
    if (random.nextInt(4) == 0) {
      return;
    }
    int pressed = random.nextInt(70_000);
    after(
        pressed,
        true,
        () -> {
          if (mode == function) {
            comes(function);
          }
        });
  }

  private void comes(int function) {
    int id = callbackId;
    boolean adds = function == 0x4A;
    int node = adds ? 12 : nodes.contains(12) && random.nextBoolean() ? 12 : 7;
    callback(20, told(news(function, id, Step.NODE_FOUND, 0)));
    after(
        100,
        true,
        () -> {
          callback(1, told(news(function, id, Step.END_NODE, node)));
          boolean changed = adds ? nodes.add(node) : nodes.remove(node);
          Step last = adds ? Step.PROTOCOL_DONE : Step.DONE;
          callback(changed ? 3_000 : 3_001, told(news(function, id, last, node)));
        });
  }

  private void replaceByHand(int id) {
    if (random.nextBoolean()) {
      after(
          random.nextInt(70_000),
          true,
          () -> {
            if (mode == 0x4A) {
              mode = 0;
              callback(1, told(new NetworkNews.Replacing(id, 4)));
            }
          });
    }
  }

  private Runnable remove(int node, NetworkNews news) {
    return () -> {
      nodes.remove(node);
      nodes.remove(12);
      put(new Input.Told(news));
    };
  }

  private Runnable told(NetworkNews news) {
    return () -> put(new Input.Told(news));
  }

  private void callback(int delayMillis, Runnable action) {
    if (random.nextDouble() < loss) {
      callbackLost = true;
    } else {
      after(delayMillis, true, action);
    }
  }

  private void restart() {
    events.removeIf(Event::ofStick);
    mode = 0;
    put(new Input.StickLost());
  }

  private void answer(Consumer<SerialResult> reply, SerialCommand command, String payload) {
    var frame = Frame.response(command.function(), Octets.ofHex(payload));
    reply(reply, new SerialResult.Responded(frame));
  }

  private void reply(Consumer<SerialResult> reply, SerialResult result) {
    after(5, false, () -> reply.accept(result));
  }

  private void after(long delayMillis, boolean ofStick, Runnable action) {
    events.add(new Event(nowMillis + delayMillis, order++, ofStick, action));
  }
}
