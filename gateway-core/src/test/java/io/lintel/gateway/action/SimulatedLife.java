package io.lintel.gateway.action;

import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.gateway.mqtt.Message;
import io.lintel.gateway.store.MemoryStore;
import io.lintel.gateway.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** One gateway's life from one seed, and what was wrong with it. */
final class SimulatedLife {

  private static final int DOORS = 4;
  private static final int TURNS = 60;
  private static final List<Mood> MOODS = List.of(Mood.values());
  private static final Duration EXPIRY = Duration.ofSeconds(30);

  private final Random random;
  private final VirtualTime time = new VirtualTime();
  private final SimulatedBroker broker;
  private final Box box;
  private final Map<UUID, Instant> commands = new HashMap<>();
  private int deaths;

  /** What all lives together saw: a simulation in which nothing happens proves nothing. */
  static final class Totals {
    private long movements;
    private long deaths;

    void add(SimulatedLife life) {
      movements += life.box.doors.movements.size();
      deaths += life.deaths;
    }

    long movements() {
      return movements;
    }

    long deaths() {
      return deaths;
    }

    @Override
    public String toString() {
      return movements + " movements, " + deaths + " deaths";
    }
  }

  SimulatedLife(long seed) {
    random = new Random(seed);
    broker = new SimulatedBroker(time, random);
    box = new Box(random, time, DOORS, new UplinkOnSimulatedBroker(broker));
  }

  void live() {
    for (int turn = 0; turn < TURNS; turn++) {
      disturb();
      time.advance(Duration.ofMillis(random.nextInt(3_000)));
    }
    heal();
    time.advance(Duration.ofMinutes(10));
  }

  List<String> problems() {
    var problems = new ArrayList<String>();
    problems.addAll(LifeAudit.movements(box.doors.movements, commands));
    problems.addAll(LifeAudit.attempts(box.journal()));
    problems.addAll(LifeAudit.delivery(box.journal(), received()));
    problems.addAll(LifeAudit.events(box));
    return problems;
  }

  private List<Message> received() {
    return broker.received;
  }

  private void disturb() {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4, 5 -> command();
      case 6 -> repeat();
      case 7 -> door().mood = MOODS.get(random.nextInt(MOODS.size()));
      case 8 -> wake();
      case 9 -> turnByHand();
      case 10 -> broker.cut();
      case 11 -> broker.setUp(random.nextBoolean());
      case 12 -> box.store.be(trouble());
      case 13 -> die(() -> {});
      case 14 -> die(() -> time.reboot(Duration.ofSeconds(random.nextInt(60))));
      default -> time.setTrusted(random.nextInt(4) > 0);
    }
  }

  private void command() {
    var id = box.id();
    var type = random.nextBoolean() ? "UNLOCK_DOOR" : "LOCK_DOOR";
    commands.put(id, time.wall());
    broker.command(
        Commands.message(
            Commands.body(id, type, Box.door(random.nextInt(DOORS)), time.wall(), EXPIRY)));
  }

  /** The platform was not sure and says it again. */
  private void repeat() {
    var id = box.id();
    var message =
        Commands.message(Commands.body(id, "UNLOCK_DOOR", Box.door(0), time.wall(), EXPIRY));
    commands.put(id, time.wall());
    broker.command(message);
    broker.command(message);
  }

  private SimulatedDoors.Door door() {
    return box.doors.door(Box.door(random.nextInt(DOORS)));
  }

  private void wake() {
    door().wake();
  }

  private void turnByHand() {
    var door = door();
    if (door.mood == Mood.WELL && door.known) {
      door.turn();
    }
  }

  /** Short troubles: they end at the next disturbance that says so, or in the end. */
  private MemoryStore.Trouble trouble() {
    return switch (random.nextInt(6)) {
      case 0 -> MemoryStore.Trouble.FULL;
      case 1 -> MemoryStore.Trouble.READ_ONLY;
      case 2 -> MemoryStore.Trouble.STALLED;
      default -> MemoryStore.Trouble.NONE;
    };
  }

  private void die(Runnable power) {
    deaths++;
    power.run();
    box.kill();
  }

  private void heal() {
    box.store.be(MemoryStore.Trouble.NONE);
    time.setTrusted(true);
    broker.setUp(true);
    for (int i = 0; i < DOORS; i++) {
      var door = box.doors.door(Box.door(i));
      door.wake();
      if (door.known) {
        door.attach(); // what it kept to itself while it was mute
      }
    }
  }
}
