package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.Write;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.SoundLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine owes a specialist, shown with one that asks a bell to ring. */
class SpecialistTest {

  private final List<Ringer> ringers = new ArrayList<>();
  private final Box box = new Box(1, 2, this::fresh);
  private final Bell bell = new Bell();

  @BeforeEach
  void the_bell_hangs_at_the_first_door() {
    box.doors.offer(Box.door(0), SoundLevel.class, bell);
    box.run(Duration.ofSeconds(1));
  }

  @Test
  void a_specialist_ends_its_attempt_with_a_result_of_its_own() {
    var id = ring("twice");
    box.run(Duration.ofSeconds(2));
    assertEquals(List.of("pending", "success"), box.course(id));
    assertEquals("twice", box.ended(id).path("result").path("rung").asText());
  }

  @Test
  void a_command_that_the_specialist_refuses_is_not_accepted() {
    var id = box.command("SYNC_ACCESS_CODES", 0, Json.object());
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "invalid_parameter"), box.course(id));
    assertEquals(List.of(), bell.rung);
  }

  @Test
  void a_device_that_cannot_is_refused() {
    var id = box.command("SYNC_ACCESS_CODES", 1, Json.object().put("how", "once"));
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "device_not_supported"), box.course(id));
  }

  @Test
  void a_door_passes_the_exchanges_that_wait() {
    bell.slow = Duration.ofSeconds(5);
    ring("first");
    ring("second");
    box.run(Duration.ofSeconds(1));
    var unlock = box.command("UNLOCK_DOOR", 0, Duration.ofSeconds(30));
    box.run(Duration.ofMillis(5_500));
    assertEquals(List.of("pending", "success"), box.course(unlock), "after the first exchange");
    assertEquals(1, bell.rung.size(), "before the second");
    box.run(Duration.ofSeconds(10));
    assertEquals(2, bell.rung.size());
  }

  @Test
  void without_an_answer_by_the_deadline_it_is_timed_out_and_later_answers_change_nothing() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    var id = ring("never");
    box.run(Duration.ofSeconds(61));
    assertEquals(List.of("pending", "command_timeout"), box.course(id));
    ringers.getLast().last.accept(Ending.success(Json.object()));
    box.run(Duration.ofSeconds(5));
    assertEquals(List.of("pending", "command_timeout"), box.course(id));
  }

  @Test
  void what_a_restart_found_started_is_done_again_where_it_may_be() {
    bell.slow = Duration.ofSeconds(5);
    var id = ring("again");
    box.run(Duration.ofSeconds(2));
    box.kill();
    box.run(Duration.ofSeconds(10));
    assertEquals(List.of("pending", "success"), box.course(id));
    assertEquals("again", box.ended(id).path("result").path("rung").asText());
  }

  @Test
  void what_may_not_be_repeated_ends_with_the_restart() {
    bell.slow = Duration.ofSeconds(5);
    var id = ring("once");
    box.run(Duration.ofSeconds(2));
    Ringer.repeatable = false;
    try {
      box.kill();
      box.run(Duration.ofSeconds(10));
    } finally {
      Ringer.repeatable = true;
    }
    assertEquals(List.of("pending", "gateway_restarted"), box.course(id));
  }

  @Test
  void observations_attribution_properties_and_durable_values_go_through() {
    box.doors.report(Box.door(0), new Report.Sound(40, OptionalDouble.empty()));
    box.run(Duration.ofSeconds(1));
    assertEquals(1, ringers.getLast().observed.size());
    assertTrue(box.slot("state/" + Box.door(0)).contains("\"bell\":\"hung\""));
    box.doors.door(Box.door(0)).turn();
    box.run(Duration.ofSeconds(1));
    assertEquals(
        "bell", box.events("lock.unlocked").getFirst().path("access_code_id").asText("none"));
    box.kill();
    assertEquals(List.of("40.0"), ringers.getLast().found);
  }

  @Test
  void too_much_at_once_is_busy() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    UUID last = ring("0");
    for (int n = 1; n <= Limits.defaults().othersQueued() + 1; n++) {
      last = ring("" + n);
      box.run(Duration.ofMillis(100));
    }
    assertEquals(List.of("pending", "device_busy"), box.course(last));
  }

  @Test
  void a_reset_makes_the_specialists_forget() {
    var body =
        Commands.body(
            box.id(),
            "RESET_SANDBOX_WORKSPACE",
            Box.door(0),
            box.time.wall(),
            Duration.ofMinutes(1));
    body.remove("device_id");
    box.send(Commands.message(body, "gateway"), Duration.ofSeconds(3));
    assertEquals(Set.of(Box.door(0), Box.door(1)), Set.copyOf(ringers.getLast().forgotten));
  }

  @Test
  void two_specialists_for_one_type_are_a_mistake() {
    var two = List.<Specialist>of(new Ringer(), new Ringer());
    assertThrows(IllegalArgumentException.class, () -> new Specialists(two));
  }

  private UUID ring(String how) {
    return box.command("SYNC_ACCESS_CODES", 0, Json.object().put("how", how));
  }

  private List<Specialist> fresh() {
    var ringer = new Ringer();
    ringers.add(ringer);
    return List.of(ringer);
  }

  /** Takes its time, and then has rung. */
  private final class Bell implements SoundLevel {

    final List<Instant> rung = new ArrayList<>();
    Duration slow = Duration.ofMillis(100);

    void ring(Order order) {
      box.doors.after(
          slow,
          () -> {
            rung.add(box.time.wall());
            box.doors.end(order, Outcome.confirmed());
          });
    }
  }

  private static final class Ringer implements Specialist {

    static boolean repeatable = true;
    final List<Report.Observation> observed = new ArrayList<>();
    final List<UUID> forgotten = new ArrayList<>();
    final List<String> found = new ArrayList<>();
    Consumer<Ending> last = ending -> {};
    private Optional<Workshop> workshop = Optional.empty();

    @Override
    public Set<ActionType> types() {
      return Set.of(ActionType.SYNC_ACCESS_CODES);
    }

    @Override
    public void start(Workshop given) {
      workshop = Optional.of(given);
      given.blobs("bell/").forEach(blob -> found.add(blob.value().utf8()));
    }

    @Override
    public Optional<Refusal> check(Command command, Abilities can) {
      if (command.parameters().path("how").isMissingNode()) {
        return Optional.of(new Refusal(Refusal.Reason.BAD_PARAMETER, "params.how is missing"));
      }
      return can.isKnown() && !can.offers(SoundLevel.class)
          ? Optional.of(new Refusal(Refusal.Reason.CAPABILITY, "it has no bell"))
          : Optional.empty();
    }

    @Override
    public void perform(Command command, Consumer<Ending> then) {
      last = then;
      var how = command.parameters().path("how").asText();
      workshop
          .orElseThrow()
          .order(
              command.deviceId().orElseThrow(),
              SoundLevel.class,
              (bell, order) -> ((Bell) bell).ring(order),
              Duration.ofSeconds(60),
              outcome -> then.accept(Ending.success(Json.object().put("rung", how))));
    }

    @Override
    public boolean isRepeatable(ActionType type) {
      return repeatable;
    }

    @Override
    public void observe(UUID deviceId, Report.Observation what, Optional<Instant> occurredAt) {
      observed.add(what);
      if (what instanceof Report.Sound(double decibels, var nrs)) {
        var value = new Blob("bell/loudest", Bytes.utf8("" + decibels));
        workshop.orElseThrow().record(List.of(new Write.PutBlob(value)));
        workshop.orElseThrow().refreshState(deviceId);
      }
    }

    @Override
    public Map<String, Object> attribution(UUID deviceId, Report.Position position) {
      return Map.of("access_code_id", "bell");
    }

    @Override
    public Map<String, Object> properties(UUID deviceId) {
      return Map.of("bell", "hung");
    }

    @Override
    public void reset(UUID deviceId, Runnable then) {
      forgotten.add(deviceId);
      then.run();
    }
  }
}
