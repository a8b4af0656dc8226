package io.lintel.gateway.access.local;

import io.lintel.gateway.access.ClockSense.Trust;
import io.lintel.gateway.access.DoorCode;
import io.lintel.spi.Pin;
import io.lintel.spi.Secret;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the digits that a keypad reported to the decision, with 240,000 codes of 10 digits: spread
 * over doors, or all at one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
public class LocalDecision {

  private static final int CODES = 240_000;
  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  private static final Decision.Rules RULES = new Decision.Rules(5, true);
  private static final Moment NOW = new Moment(1L << 50, NOON, Trust.SYNCHRONISED);

  /** How many doors share the codes. */
  @Param({"1000", "1"})
  public int doors;

  private final KeyedHash hash = new KeyedHash(new Secret(new byte[32]));
  private final Map<UUID, DoorRights> rights = new HashMap<>();
  private final Random random = new Random(1);

  @Setup
  public void fill() {
    rights.putAll(rights(doors, hash));
  }

  @Benchmark
  public Object rightCode() {
    int any = random.nextInt(CODES);
    return decide(door(any % doors), pin(any));
  }

  @Benchmark
  public Object wrongCode() {
    return decide(door(random.nextInt(doors)), pin(CODES + random.nextInt(CODES)));
  }

  /** What a change of one code costs its door: its whole index is made anew. */
  @Benchmark
  public Object codeChanged() {
    return rightsOf(random.nextInt(doors), doors, hash);
  }

  static Map<UUID, DoorRights> rights(int doors, KeyedHash hash) {
    var all = new HashMap<UUID, DoorRights>();
    for (int door = 0; door < doors; door++) {
      all.put(door(door), rightsOf(door, doors, hash));
    }
    return all;
  }

  private Decision decide(UUID door, Pin code) {
    var found = rights.getOrDefault(door, DoorRights.none()).find(door, code, hash);
    return Decision.overCode(KeypadState.clean(), found, NOW, RULES);
  }

  private static DoorRights rightsOf(int door, int doors, KeyedHash hash) {
    var codes =
        IntStream.range(0, CODES / doors).mapToObj(i -> code(door + i * doors)).toList();
    return DoorRights.of(door(door), codes, List.of(), hash);
  }

  private static DoorCode code(int number) {
    return new DoorCode(
        new UUID(number, ~number),
        pin(number),
        Optional.of(NOON.minusSeconds(number)),
        Optional.of(NOON.plusSeconds(1 + number)),
        false);
  }

  private static Pin pin(int number) {
    return new Pin("%010d".formatted(number * 4_099L));
  }

  private static UUID door(int door) {
    return new UUID(7, door);
  }
}
