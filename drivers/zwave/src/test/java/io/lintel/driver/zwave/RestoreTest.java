package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.backup.RecoveryKey;
import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.security.Seeded;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Outcome;
import io.lintel.spi.Secret;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.VirtualOperator;
import io.lintel.testkit.VirtualOperator.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A backup that is written back while the stick is unplugged, at any write. */
class RestoreTest {
  /** To which backups are sealed: opening it takes no time, as a passphrase would. */
  private static final Curve25519.Keys RECOVERY = Curve25519.Keys.make(Seeded.of(1));

  private static final int CHUNK_BYTES = 40;
  private static final int WRITES = 600 / CHUNK_BYTES;
  private static final String HALF = "zwave.half_restored";

  private final SimulatedNode lock = SimulatedNode.lock(7);
  private final House house =
      House.with(Map.of("recovery_key", RecoveryKey.shownText(RECOVERY.shown())), lock);
  private final ChangeableNetwork network = new ChangeableNetwork(house.world, house.stick);
  private byte[] whole = new byte[0];
  private Secret file = new Secret(whole);

  static Stream<Arguments> everyWrite() {
    return Stream.of(false, true)
        .flatMap(classic -> IntStream.range(0, WRITES).mapToObj(k -> Arguments.of(classic, k)));
  }

  @ParameterizedTest
  @MethodSource("everyWrite")
  void a_stick_that_is_unplugged_at_a_write_is_named_until_a_restore_ends(
      boolean classic, int write) {
    backUp(classic);
    VirtualOperator cut = restoreCutAt(write);
    assertEquals("zwave.restore_failed", fault(cut).code());
    plugIn();
    assertEquals(HALF, house.troubles().getLast());
    assertFalse(house.isWell());
    assertEquals(write == 0, isBlank(), "what was written stays written");

    VirtualOperator again = restore();
    assertInstanceOf(Ending.Done.class, again.ending().orElseThrow());
    assertArrayEquals(whole, network.memory);
    assertFalse(network.memoryOpen);
    assertTrue(house.isWell());
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
  }

  @ParameterizedTest
  @MethodSource("everyWrite")
  void a_power_cut_at_a_write_is_told_at_the_next_start(boolean classic, int write) {
    backUp(classic);
    network.writesLeft = write;
    begin();
    House next = house.afterPowerCut();
    var after = new ChangeableNetwork(next.world, next.stick);
    after.memory = network.memory;
    if (classic) {
      after.knowsClassicMemoryAlone();
    }
    next.run.start();
    next.pass(Duration.ofSeconds(8));
    assertEquals(HALF, next.troubles().getLast());

    VirtualOperator again = next.run.operator().prepare("yes");
    next.run.begin("restore", MapSettings.of(Map.of("file", file, "recovery_key", key())), again);
    next.pass(Duration.ofSeconds(20));
    assertInstanceOf(Ending.Done.class, again.ending().orElseThrow());
    assertArrayEquals(whole, after.memory);
    assertTrue(next.isWell());
  }

  @Test
  void nothing_is_built_on_a_half_restored_stick() {
    backUp(false);
    restoreCutAt(3);
    plugIn();
    for (String verb : new String[] {"include", "exclude", "adopt", "backup", "smartstart"}) {
      var refused =
          assertThrows(
              FaultException.class,
              () -> house.run.begin(verb, MapSettings.none(), house.run.operator()),
              verb);
      assertEquals(HALF, refused.fault().code(), verb);
    }
    VirtualOperator operator = house.run.operator();
    house.run.begin("nodes", MapSettings.none(), operator);
    house.pass(Duration.ofSeconds(1));
    assertInstanceOf(Ending.Done.class, operator.ending().orElseThrow());
  }

  @Test
  void a_stick_is_not_written_before_it_is_durable_that_it_will_be() {
    backUp(false);
    Arrays.fill(network.memory, (byte) 0);
    house.host.storageRefuses(true);
    VirtualOperator operator = restore();
    assertEquals("zwave.not_noted", fault(operator).code());
    assertTrue(isBlank());
    assertFalse(network.memoryOpen);
  }

  private void backUp(boolean classic) {
    if (classic) {
      network.knowsClassicMemoryAlone();
    }
    network.chunkMax = CHUNK_BYTES;
    house.started();
    VirtualOperator operator = house.run.operator();
    house.run.begin("backup", MapSettings.of(Map.of("file", true)), operator);
    house.pass(Duration.ofSeconds(20));
    file = operator.file("file").orElseThrow();
    whole = network.memory.clone();
  }

  private VirtualOperator restoreCutAt(int write) {
    network.writesLeft = write;
    return begin();
  }

  /** Onto a blank stick, which is unplugged where that was wanted. */
  private VirtualOperator begin() {
    Arrays.fill(network.memory, (byte) 0);
    network.insteadOfWrite = house.cable::unplug;
    return restore();
  }

  private VirtualOperator restore() {
    VirtualOperator operator = house.run.operator().prepare("yes");
    house.run.begin(
        "restore", MapSettings.of(Map.of("file", file, "recovery_key", key())), operator);
    house.pass(Duration.ofSeconds(20));
    return operator;
  }

  private void plugIn() {
    network.restarted();
    house.cable.plug();
    house.pass(Duration.ofSeconds(90));
  }

  private boolean isBlank() {
    return Arrays.equals(network.memory, new byte[network.memory.length]);
  }

  private static Secret key() {
    String text = RecoveryKey.secretText(RECOVERY.secret());
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Fault fault(VirtualOperator one) {
    return assertInstanceOf(Ending.Failed.class, one.ending().orElseThrow()).fault();
  }
}
