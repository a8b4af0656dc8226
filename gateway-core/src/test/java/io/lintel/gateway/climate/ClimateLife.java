package io.lintel.gateway.climate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Thermostat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A few days of one thermostat. It keeps its own account of whose turn it is, minute by minute from
 * the clock on the wall, and compares whenever things have settled.
 */
final class ClimateLife {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** Longer than the longest pause between two tries. */
  private static final Duration SETTLES = Duration.ofMinutes(33);

  private static final Duration OVERRIDE = Duration.ofMinutes(10);
  private static final int STEPS = 60;

  private final long seed;
  private final Random random;
  private final Box box;
  private final PlayedThermostat wall;
  private final List<String> problems = new ArrayList<>();
  private final TreeMap<Integer, Integer> day = new TreeMap<>();
  private Optional<Span> schedule = Optional.empty();
  private Optional<Instant> turnedAt = Optional.empty();
  private int looks;
  private int pushes;

  ClimateLife(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.box = new Box(seed, 1, () -> List.of(new Climates(PARIS, new UUID(1, 1))));
    this.wall = new PlayedThermostat(box, Box.door(0));
    var begin = random.nextBoolean() ? "2026-03-28T09:00:00Z" : "2026-10-24T09:00:00Z";
    box.time.setWall(Instant.parse(begin));
    box.doors.offer(Box.door(0), Thermostat.class, wall);
  }

  private record Span(Instant from, Instant to) {}

  List<String> problems() {
    return problems;
  }

  int looks() {
    return looks;
  }

  void live() {
    box.run(Duration.ofSeconds(5));
    push();
    box.run(SETTLES);
    for (int i = 0; i < STEPS && problems.isEmpty(); i++) {
      happen();
      box.run(SETTLES);
      compare();
    }
  }

  private void happen() {
    switch (random.nextInt(6)) {
      case 0 -> push();
      case 1 -> box.kill();
      case 2 -> away();
      case 3, 4 -> turn();
      default -> box.run(Duration.ofMinutes(random.nextInt(120)));
    }
  }

  private void turn() {
    wall.turnTo(25 + random.nextInt(5));
    turnedAt = Optional.of(box.time.wall());
    box.run(Duration.ofSeconds(30));
  }

  private void away() {
    var door = box.doors.door(Box.door(0));
    door.mood = Mood.OFFLINE;
    box.run(Duration.ofMinutes(random.nextInt(90)));
    door.mood = Mood.WELL;
  }

  /**
   * Presets are named anew each time: a turn that a push leaves as it was keeps what was set by
   * hand.
   */
  private void push() {
    pushes++;
    day.clear();
    var params = Json.object();
    var presets = params.putArray("climate_presets");
    for (int degrees = 10; degrees < 24; degrees++) {
      presets
          .addObject()
          .put("climate_preset_key", key(degrees))
          .put("hvac_mode_setting", "heat")
          .put("heating_set_point_celsius", degrees);
    }
    params.put("fallback_climate_preset_key", key(10));
    program(params);
    schedules(params);
    turnedAt = Optional.empty();
    box.command("PUSH_THERMOSTAT_PROGRAMS", 0, params);
  }

  private String key(int degrees) {
    return "push " + pushes + ": " + degrees;
  }

  private void program(ObjectNode params) {
    var program = params.putArray("thermostat_daily_programs").addObject();
    program.put("thermostat_daily_program_id", new UUID(0, 1).toString());
    var periods = program.putArray("periods");
    for (int minute = random.nextInt(200); minute < 1_440; minute += 30 + random.nextInt(400)) {
      day.put(minute, 11 + random.nextInt(6));
      periods
          .addObject()
          .put("starts_at_time", "%02d:%02d:00".formatted(minute / 60, minute % 60))
          .put("climate_preset_key", key(day.get(minute)));
    }
    Arrays.stream(DayOfWeek.values())
        .forEach(d -> params.put(ClimateReader.programField(d), new UUID(0, 1).toString()));
  }

  private void schedules(ObjectNode params) {
    var all = params.putArray("thermostat_schedules");
    schedule = Optional.empty();
    if (random.nextBoolean()) {
      var from = box.time.wall().plusSeconds(random.nextInt(20_000));
      var to = from.plusSeconds(7_200 + random.nextInt(20_000));
      schedule = Optional.of(new Span(from, to));
      all.addObject()
          .put("thermostat_schedule_id", new UUID(0, 2).toString())
          .put("climate_preset_key", key(20))
          .put("starts_at", from.toString())
          .put("ends_at", to.toString())
          .put("max_override_period_minutes", OVERRIDE.toMinutes());
    }
  }

  private void compare() {
    var now = box.time.wall();
    if (isShownTwice(now) || sinceLastChange(now).compareTo(SETTLES) < 0) {
      return;
    }
    looks++;
    int turn = turnAt(now);
    boolean byHand = !isScheduled(now) && turnedAt.filter(at -> isSameTurn(at, now)).isPresent();
    boolean right = byHand ? wall.heating >= 25 : wall.heating == turn;
    if (!right) {
      problems.add(
          "-Dsim.seed=%d at %s: %s °C instead of %s"
              .formatted(seed, now, wall.heating, byHand ? "what was set by hand" : turn));
    }
  }

  /** Whether nothing else has had its turn between. */
  private boolean isSameTurn(Instant then, Instant now) {
    for (var at = then; at.isBefore(now); at = at.plusSeconds(60)) {
      boolean other = lastStart(at) != lastStart(now) || !dayOf(at).equals(dayOf(now));
      if (isScheduled(at) || (other && !isShownTwice(at))) {
        return false;
      }
    }
    return true;
  }

  /** In that hour the clock on the wall does not tell which of the two it is. */
  private static boolean isShownTwice(Instant now) {
    return PARIS.getRules().getValidOffsets(LocalDateTime.ofInstant(now, PARIS)).size() > 1;
  }

  private Duration sinceLastChange(Instant now) {
    var at = now;
    while (isScheduled(at) == isScheduled(now)
        && lastStart(at) == lastStart(now)
        && dayOf(at).equals(dayOf(now))
        && Duration.between(at, now).compareTo(SETTLES) < 0) {
      at = at.minusSeconds(60);
    }
    return Duration.between(at, now);
  }

  private int turnAt(Instant now) {
    return isScheduled(now) ? 20 : Optional.ofNullable(day.get(lastStart(now))).orElse(10);
  }

  /** The minute of the day at which the period began; of the last one before the day's first. */
  private int lastStart(Instant now) {
    var local = LocalDateTime.ofInstant(now, PARIS);
    var start = day.floorKey(local.getHour() * 60 + local.getMinute());
    return start == null ? day.lastKey() : start;
  }

  /** The day on which the period began. */
  private LocalDate dayOf(Instant now) {
    var local = LocalDateTime.ofInstant(now, PARIS);
    boolean before = day.floorKey(local.getHour() * 60 + local.getMinute()) == null;
    return before ? local.toLocalDate().minusDays(1) : local.toLocalDate();
  }

  private boolean isScheduled(Instant now) {
    return schedule.filter(span -> !now.isBefore(span.from) && now.isBefore(span.to)).isPresent();
  }
}
