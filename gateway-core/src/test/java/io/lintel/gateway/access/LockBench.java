package io.lintel.gateway.access;

import io.lintel.gateway.store.Blob;
import io.lintel.spi.Pin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** One machine and one lock on virtual time, with a store that survives restarts. */
final class LockBench {

  static final UUID DEVICE = UUID.fromString("00000000-0000-4000-8000-00000000d00d");
  static final Duration EXCHANGE = Duration.ofSeconds(1);

  /** No write waits longer for the disk. */
  private static final Duration SYNC = Duration.ofMillis(200);

  private static final CodeMachine MACHINE = new CodeMachine(new CodeNews(PinText.MASKED));

  final List<String> events = new ArrayList<>();
  final List<Effect.Tell> told = new ArrayList<>();
  final List<Effect.Passed> passes = new ArrayList<>();
  final Map<UUID, Blob> store = new LinkedHashMap<>();
  private Map<Integer, Unmanaged> storedUnmanaged = new TreeMap<>();

  /** Writes of the last step that nobody waited for: a crash may lose them. */
  private final List<Runnable> unsynced = new ArrayList<>();

  FakeLock lock;
  Holder holder;
  DeviceCodes state = fresh();
  Instant at;
  boolean trusted = true;

  /** Whether the site wants no code whose end cannot be told. */
  boolean denying;

  /** How far the clock's floor lies behind while it is not trusted. */
  Duration lag = Duration.ZERO;

  /** Whether the store takes what must be durable first. */
  BooleanSupplier storeTakes = () -> true;

  private long nanos = 1;
  private Optional<Work> underWay = Optional.empty();
  private Instant endsAt = Instant.MAX;
  private Instant wakeAt = Instant.MAX;

  LockBench(FakeLock lock, Instant at) {
    this.lock = lock;
    this.holder = new Holder.Slots(lock.traits);
    this.at = at;
  }

  static LockBench with(FakeLock lock) {
    return new LockBench(lock, Instant.parse("2026-03-01T12:00:00Z"));
  }

  static Wanted wanted(String digits) {
    return new Wanted(
        Optional.empty(), new Pin(digits), Optional.empty(), Optional.empty(), false, true, false);
  }

  static Wanted wanted(String digits, Instant from, Instant until) {
    return new Wanted(
        Optional.of("Guest"),
        new Pin(digits),
        Optional.of(from),
        Optional.of(until),
        false,
        true,
        false);
  }

  Now now() {
    return new Now(trusted ? at : at.minus(lag), trusted, denying && !trusted, nanos);
  }

  UUID create(Wanted wanted) {
    return create(
        UUID.nameUUIDFromBytes(new byte[] {(byte) store.size(), (byte) events.size()}), wanted);
  }

  UUID create(UUID id, Wanted wanted) {
    feed(new Input.Create(AccessCode.create(id, DEVICE, at, false, wanted)));
    return id;
  }

  AccessCode code(UUID id) {
    return Optional.ofNullable(state.codes().get(id)).orElseThrow();
  }

  boolean knows(UUID id) {
    return state.codes().containsKey(id);
  }

  Verdict verdict(UUID id) {
    return Verdict.of(state, id, holder, now());
  }

  void feed(Input input) {
    var step = MACHINE.step(state, input, holder, now());
    if (step.durableFirst() && !storeTakes.getAsBoolean()) {
      if (input instanceof Input.Came(var work, var outcome)) {
        feed(new Input.Unwritten(work));
      }
      return;
    }
    sync();
    state = step.state();
    step.effects().forEach(this::apply);
    if (step.durableFirst()) {
      sync();
    }
    wakeAt = Alarms.of(state, holder, now()).in(now()).map(at::plus).orElse(Instant.MAX);
  }

  private void apply(Effect effect) {
    switch (effect) {
      case Effect.Save(var code) ->
          unsynced.add(() -> store.put(code.id(), CodePapers.write(code)));
      case Effect.Drop(var id) -> unsynced.add(() -> store.remove(id));
      case Effect.SaveUnmanaged save -> {
        var now = new TreeMap<>(state.unmanaged());
        unsynced.add(() -> storedUnmanaged = now);
      }
      case Effect.Tell tell -> tell(tell);
      case Effect.Say say -> {}
      case Effect.Passed passed -> passes.add(passed);
      case Effect.Do(var work) -> begin(work);
    }
  }

  private void tell(Effect.Tell tell) {
    told.add(tell);
    events.add(tell.type().substring("access_code.".length()));
  }

  private void begin(Work work) {
    underWay = Optional.of(work);
    endsAt = at.plus(EXCHANGE);
  }

  void sync() {
    unsynced.forEach(Runnable::run);
    unsynced.clear();
  }

  Optional<AccessCode> ownerOf(int slot) {
    return state.codes().values().stream()
        .filter(code -> code.placement(slot).isPresent())
        .findFirst();
  }

  boolean isIdle() {
    return underWay.isEmpty();
  }

  /**
   * The power fails. The exchange under way may have reached the lock; of the last step's writes
   * all or none are kept, as they were one transaction.
   */
  void crash(boolean kept, boolean reached, Duration off) {
    if (reached) {
      underWay.ifPresent(work -> lock.carryOut(work, at));
    }
    if (!kept) {
      unsynced.clear();
    }
    underWay = Optional.empty();
    endsAt = Instant.MAX;
    moveTo(at.plus(off));
    restart();
  }

  /** The process dies and comes back: what was not kept is forgotten. */
  void restart() {
    sync();
    underWay = Optional.empty();
    endsAt = Instant.MAX;
    var codes = new LinkedHashMap<UUID, AccessCode>();
    store.forEach((id, blob) -> codes.put(id, CodePapers.readCode(blob).orElseThrow()));
    var unmanaged =
        CodePapers.readUnmanaged(CodePapers.write(DEVICE, storedUnmanaged)).orElseThrow();
    state = new DeviceCodes(DEVICE, codes, unmanaged, course());
    feed(new Input.Tick());
  }

  private DeviceCodes fresh() {
    return new DeviceCodes(DEVICE, Map.of(), Map.of(), course());
  }

  private DeviceCodes.Course course() {
    return DeviceCodes.Course.begin(nanos + Duration.ofHours(24).toNanos());
  }

  void pass(Duration duration) {
    passUntil(at.plus(duration));
  }

  void passUntil(Instant end) {
    while (!next().isAfter(end)) {
      moveTo(next());
      if (!endsAt.isAfter(at)) {
        endExchange();
      } else {
        feed(new Input.Tick());
      }
    }
    moveTo(end);
  }

  /**
   * To the next thing that happens, if it does soon; whatever is then written is not synced yet.
   */
  void passStep(Duration atMost) {
    if (!next().isAfter(at.plus(atMost))) {
      passUntil(next());
    }
  }

  private Instant next() {
    return endsAt.isBefore(wakeAt) ? endsAt : wakeAt;
  }

  private void moveTo(Instant when) {
    if (when.isAfter(at.plus(SYNC))) {
      sync();
    }
    if (when.isAfter(at)) {
      nanos += Duration.between(at, when).toNanos();
      at = when;
    }
  }

  /** The exchange that is under way ends as the lock has it. */
  private void endExchange() {
    var work = underWay.orElseThrow();
    underWay = Optional.empty();
    endsAt = Instant.MAX;
    var reply = lock.carryOut(work, at);
    reply.seen().forEach(this::feed);
    feed(new Input.Came(work, reply.outcome()));
  }
}
