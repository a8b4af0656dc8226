package io.lintel.gateway.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.JournalRow;
import io.lintel.gateway.store.MemoryStore;
import io.lintel.gateway.store.StoreLimits;
import io.lintel.gateway.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A gateway on virtual time: the real engine, the store model, simulated doors, any uplink. */
public final class Box {

  static final Identity IDENTITY = new Identity("gw", new UUID(1, 1), new UUID(1, 2), "0.0.0-test");

  private static final Side NO_UPLINK =
      new Side() {
        @Override
        public void start(Box box) {}

        @Override
        public void die() {}
      };

  public final VirtualTime time;
  public final Random random;
  public final List<KnownDevice> devices;
  public final SimulatedDoors doors;
  public MemoryStore store;
  public final List<Happening> told = new ArrayList<>();
  public final List<Sent> sent = new ArrayList<>();
  public final Map<String, Bytes> slots = new HashMap<>();
  public Engine engine;
  private final Side side;
  private final Supplier<List<Specialist>> specialists;

  /** A message that went out live. */
  public record Sent(String topic, Bytes payload, Optional<Bytes> correlation) {}

  /** What stands between the engine and the platform; made anew at each start. */
  interface Side {

    void start(Box box);

    void die();
  }

  public Box(long seed, int doorCount) {
    this(new Random(seed), new VirtualTime(), doorCount, NO_UPLINK);
  }

  /**
   * With specialists.
   *
   * @param specialists made anew at each start
   */
  public Box(long seed, int doorCount, Supplier<List<Specialist>> specialists) {
    this(new Random(seed), new VirtualTime(), doorCount, NO_UPLINK, specialists);
  }

  Box(Random random, VirtualTime time, int doorCount, Side side) {
    this(random, time, doorCount, side, List::of);
  }

  private Box(
      Random random,
      VirtualTime time,
      int doorCount,
      Side side,
      Supplier<List<Specialist>> specialists) {
    this.random = random;
    this.time = time;
    this.side = side;
    this.specialists = specialists;
    devices =
        IntStream.range(0, doorCount)
            .mapToObj(i -> new KnownDevice(door(i), "Door " + i, "simulator", Optional.empty()))
            .toList();
    doors = new SimulatedDoors(time, random);
    devices.forEach(device -> doors.door(device.deviceId()));
    var dropped = new DroppedNews(IDENTITY, this::id, time);
    store = MemoryStore.begin(id(), time, time.loop(), StoreLimits.defaults(), dropped::of);
    engine = boot();
  }

  public static UUID door(int index) {
    return new UUID(7, index);
  }

  /** The process dies at this instant and comes up again. */
  public void kill() {
    side.die();
    doors.disconnect();
    time.killProcess();
    store = store.crash(random, time.loop());
    engine = boot();
  }

  public void run(Duration duration) {
    time.advance(duration);
  }

  public UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  /** Sends a command and says whether it was acknowledged after {@code duration}. */
  public boolean send(Inbound message, Duration duration) {
    var acknowledged = new ArrayList<Boolean>();
    engine.offer(message, () -> acknowledged.add(true));
    time.advance(duration);
    return acknowledged.size() == 1;
  }

  public UUID command(String type, int door, Duration expiry) {
    var id = id();
    send(Commands.message(Commands.body(id, type, door(door), time.wall(), expiry)), Duration.ZERO);
    return id;
  }

  /** Sends a command with parameters, which is good for a minute. */
  public UUID command(String type, int door, JsonNode params) {
    var id = id();
    var body = Commands.body(id, type, door(door), time.wall(), Duration.ofMinutes(1));
    body.set("params", params);
    send(Commands.message(body), Duration.ZERO);
    return id;
  }

  /** The public object of an ended attempt. */
  public JsonNode ended(UUID attemptId) {
    return journal().stream()
        .filter(row -> row.topic().equals("attempt/" + attemptId))
        .map(row -> json(row).path("action_attempt"))
        .filter(attempt -> !attempt.path("status").asText().equals("pending"))
        .findFirst()
        .orElseThrow();
  }

  public String slot(String topic) {
    return Objects.requireNonNull(slots.get(topic), topic).utf8();
  }

  /** The envelopes of an attempt, oldest first, as {@code status} or error type. */
  public List<String> course(UUID attemptId) {
    return journal().stream()
        .filter(row -> row.topic().equals("attempt/" + attemptId))
        .map(row -> ending(json(row).path("action_attempt")))
        .toList();
  }

  public List<ObjectNode> events(String type) {
    return journal().stream()
        .map(Box::json)
        .filter(json -> json.path("event_type").asText().equals(type))
        .toList();
  }

  /** Oldest first. */
  public List<JournalRow> journal() {
    return store.journal(Long.MAX_VALUE, Integer.MAX_VALUE).reversed();
  }

  public static ObjectNode json(JournalRow row) {
    return Json.read(row.payload()).orElseThrow();
  }

  private static String ending(com.fasterxml.jackson.databind.JsonNode attempt) {
    return attempt.path("status").asText().equals("error")
        ? attempt.path("error").path("type").asText()
        : attempt.path("status").asText();
  }

  private Engine boot() {
    var ports =
        new Ports(
            time,
            time.loop(),
            store,
            doors,
            (topic, payload, correlation) -> sent.add(new Sent(topic, payload, correlation)),
            new Slots() {
              @Override
              public void put(String topic, Bytes payload) {
                slots.put(topic, payload);
              }

              @Override
              public void clear(String topic) {
                slots.remove(topic);
              }
            },
            told::add,
            IDENTITY,
            Limits.defaults(),
            devices,
            this::id);
    var fresh = new Engine(ports, Map.of("simulator", "1"), specialists.get());
    engine = fresh;
    fresh.start(
        () -> {
          doors.connect(fresh);
          side.start(this);
        });
    time.runUntilIdle();
    return fresh;
  }
}
