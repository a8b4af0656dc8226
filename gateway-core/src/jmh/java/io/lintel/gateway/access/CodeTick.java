package io.lintel.gateway.access;

import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report.SlotContent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What time costs: 1,000 locks with 100 codes each, all set, look whether anything is due. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
public class CodeTick {

  private static final int DEVICES = 1_000;
  private static final int CODES = 100;

  /** Three exchanges a code and some to spare. */
  private static final int STEPS_MAX = CODES * 20;

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  private static final CodeMachine MACHINE = new CodeMachine(new CodeNews(PinText.MASKED));
  private static final Holder LOCK =
      new Holder.Slots(new CodeTraits(CODES, Set.of(6), false, false, Duration.ZERO));

  private List<DeviceCodes> devices = List.of();
  private int next;

  @Setup
  public void fill() {
    devices = IntStream.range(0, DEVICES).mapToObj(CodeTick::filled).toList();
  }

  @Benchmark
  public void allDevices(Blackhole sink) {
    devices.forEach(device -> tick(device, sink));
  }

  @Benchmark
  public void oneDevice(Blackhole sink) {
    next = (next + 1) % DEVICES;
    tick(devices.get(next), sink);
  }

  /** As the gateway does it: a step, and when the next one is due. */
  private static void tick(DeviceCodes device, Blackhole sink) {
    var now = new Now(NOON.plusSeconds(60), true, false, 60_000_000_000L);
    var step = MACHINE.step(device, new Input.Tick(), LOCK, now);
    sink.consume(step);
    sink.consume(Alarms.of(step.state(), LOCK, now).in(now));
  }

  private static DeviceCodes filled(int device) {
    var filling = new Filling(new UUID(1, device));
    for (int n = 0; n < CODES; n++) {
      filling.create(n);
    }
    return filling.settled();
  }

  /** A lock that takes what it is given. */
  private static final class Filling {

    private final Map<Integer, SlotContent> slots = new HashMap<>();
    private DeviceCodes state;
    private long nanos = 1;

    Filling(UUID device) {
      state =
          new DeviceCodes(
              device,
              Map.of(),
              Map.of(),
              DeviceCodes.Course.begin(Duration.ofHours(24).toNanos()));
    }

    void create(int n) {
      var wanted =
          new Wanted(
              Optional.of("Guest"),
              new Pin("%06d".formatted(n)),
              Optional.empty(),
              Optional.of(NOON.plus(Duration.ofDays(30))),
              false,
              true,
              false);
      var id = new UUID(state.deviceId().getLeastSignificantBits(), n);
      hear(
          new Input.Create(
              AccessCode.create(id, state.deviceId(), NOON, false, wanted)));
    }

    DeviceCodes settled() {
      for (int i = 0; i < STEPS_MAX && !isSettled(); i++) {
        state.course().work().ifPresentOrElse(this::carryOut, () -> hear(new Input.Tick()));
      }
      if (!isSettled()) {
        throw new IllegalStateException("the lock does not come to hold its codes");
      }
      return state;
    }

    private boolean isSettled() {
      return state.course().work().isEmpty()
          && state.codes().values().stream().allMatch(code -> code.stage() == Stage.SET);
    }

    private void carryOut(Work work) {
      switch (work) {
        case Work.Put put -> slots.put(put.slot(), new SlotContent.Holds(put.pin()));
        case Work.Clear clear -> slots.remove(clear.slot());
        case Work.Look look -> tell(look.slot());
        case Work.Verify verify -> tell(verify.slot());
        case Work.ListAll _ -> slots.forEach((slot, content) -> hear(new Input.Seen(slot, content)));
      }
      hear(new Input.Came(work, Outcome.confirmed()));
    }

    private void tell(int slot) {
      hear(
          new Input.Seen(
              slot, slots.getOrDefault(slot, new SlotContent.Empty())));
    }

    private void hear(Input input) {
      nanos += Duration.ofMillis(10).toNanos();
      state = MACHINE.step(state, input, LOCK, new Now(NOON, true, false, nanos)).state();
    }
  }
}
