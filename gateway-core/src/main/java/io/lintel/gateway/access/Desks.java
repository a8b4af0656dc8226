package io.lintel.gateway.access;

import io.lintel.gateway.access.ClockSense.Trust;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.time.Time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** The desks of all devices that have codes, and the rounds over them. On the loop alone. */
final class Desks {

  /** The wall clock may be set; nobody waits longer for that to be noticed. */
  private static final Duration ROUND_MAX = Duration.ofMinutes(1);

  private static final Happening DENYING =
      new Happening.Notice(
          Happening.Level.WARN,
          "the clock was not set for 24 hours: codes with an end open nothing until it is"
              + " (access.untrusted_clock: deny); see that the time server can be reached");

  private static final Happening COUNTING =
      new Happening.Notice(
          Happening.Level.INFO, "the clock is set again: codes with an end count again");

  private final Workshop workshop;
  private final CodeSettings settings;
  private final ClockSense clock;
  private final Map<UUID, DeviceDesk> desks = new LinkedHashMap<>();
  private final List<Consumer<UUID>> listeners = new ArrayList<>();
  private Optional<Timer> timer = Optional.empty();
  private long dueNanos;
  private Trust trust;

  Desks(Workshop workshop, CodeSettings settings, ClockSense clock) {
    this.workshop = workshop;
    this.settings = settings;
    this.clock = clock;
    this.trust = clock.trust();
  }

  static DeviceCodes fresh(UUID deviceId, long nowNanos) {
    return new DeviceCodes(
        deviceId, Map.of(), Map.of(), DeviceCodes.Course.begin(firstAudit(deviceId, nowNanos)));
  }

  /** Spread over the day, so that a house is not looked through all at once. */
  private static long firstAudit(UUID deviceId, long nowNanos) {
    long day = Outcomes.AUDIT_EVERY.toNanos();
    return nowNanos + day / 24 + Math.floorMod(deviceId.hashCode() * 0x9E3779B97F4AL, day);
  }

  /** Takes up what was kept. */
  void load() {
    var codes = new HashMap<UUID, Map<UUID, AccessCode>>();
    for (var blob : workshop.blobs(CodePapers.CODES)) {
      CodePapers.readCode(blob)
          .ifPresentOrElse(
              code ->
                  codes
                      .computeIfAbsent(code.deviceId(), id -> new LinkedHashMap<>())
                      .put(code.id(), code),
              () -> unreadable(blob));
    }
    var unmanaged = new HashMap<UUID, Map<Integer, Unmanaged>>();
    for (var blob : workshop.blobs(CodePapers.UNMANAGED)) {
      CodePapers.readUnmanaged(blob)
          .ifPresentOrElse(
              found -> unmanaged.put(CodePapers.deviceOfUnmanaged(blob), found),
              () -> unreadable(blob));
    }
    var all = new TreeSet<>(codes.keySet());
    all.addAll(unmanaged.keySet());
    all.forEach(
        id -> open(id, codes.getOrDefault(id, Map.of()), unmanaged.getOrDefault(id, Map.of())));
  }

  private void open(UUID id, Map<UUID, AccessCode> codes, Map<Integer, Unmanaged> unmanaged) {
    var fresh = fresh(id, workshop.time().bootNanos());
    desks.put(id, desk(new DeviceCodes(id, codes, unmanaged, fresh.course())));
  }

  private void unreadable(Blob blob) {
    workshop
        .house()
        .tell(
            new Happening.Notice(
                Happening.Level.ERROR,
                "a kept access code cannot be read and is left aside: " + blob.key()));
  }

  DeviceDesk of(UUID deviceId) {
    return desks.computeIfAbsent(deviceId, id -> desk(fresh(id, workshop.time().bootNanos())));
  }

  Optional<DeviceDesk> known(UUID deviceId) {
    return Optional.ofNullable(desks.get(deviceId));
  }

  Collection<DeviceDesk> all() {
    return List.copyOf(desks.values());
  }

  void onChange(Consumer<UUID> listener) {
    listeners.add(listener);
  }

  private DeviceDesk desk(DeviceCodes state) {
    var deviceId = state.deviceId();
    return new DeviceDesk(
        workshop, settings, clock, state, () -> tellChange(deviceId), this::stirred);
  }

  private void tellChange(UUID deviceId) {
    listeners.forEach(listener -> listener.accept(settings.door(deviceId)));
  }

  /** Begins the rounds. */
  void start() {
    set();
    if (trust == Trust.STALE) {
      tellClock();
    }
    all().forEach(desk -> desk.hear(new Input.Tick()));
  }

  /** Sets the clock for whoever is due first. */
  private void set() {
    var wait = ROUND_MAX;
    for (var desk : desks.values()) {
      var mine = desk.alarms().in(desk.now()).orElse(ROUND_MAX);
      wait = mine.compareTo(wait) < 0 ? mine : wait;
    }
    set(wait);
  }

  private void set(Duration wait) {
    timer.ifPresent(Timer::cancel);
    dueNanos = workshop.time().bootNanos() + wait.toNanos();
    timer = Optional.of(workshop.time().after(wait, workshop.loop(), this::round));
  }

  /** Something of this device may fall due before the next round. */
  private void stirred(Alarms alarms, Now now) {
    alarms.in(now).filter(wait -> now.in(wait) - dueNanos < 0).ifPresent(this::set);
  }

  private void round() {
    boolean turned = hasTurned();
    for (var desk : all()) {
      desk.forgetLate();
      if (turned || desk.alarms().isDue(desk.now())) {
        desk.hear(new Input.Tick());
      }
    }
    set();
  }

  private boolean hasTurned() {
    var before = trust;
    trust = clock.trust();
    if (trust != before && (trust == Trust.STALE || before == Trust.STALE)) {
      tellClock();
    }
    return trust != before;
  }

  private void tellClock() {
    if (settings.denyStale()) {
      workshop.house().tell(trust == Trust.STALE ? DENYING : COUNTING);
    }
  }
}
