package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Outcome;
import io.lintel.spi.Secret;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.VirtualOperator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network that moves over with its stick: the keys of its locks come while the gateway runs. */
class ImportedKeysTest {
  private static final String KEY = "33333333333333333333333333333333";
  private static final String FILE =
      """
      {"S2_AccessControl": "33333333333333333333333333333333"}
      """;

  private final SimulatedNode lock = SimulatedNode.doorLock(8);
  private final House house = House.of(lock);

  ImportedKeysTest() {
    lock.showsAll = true;
    house.stick.secure(lock, 0);
    lock.security().has(SecurityClass.S2_ACCESS_CONTROL, new NetworkKey(Octets.ofHex(KEY)));
    house.started();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000, 2_000, 3_000, 4_000, 6_000, 8_000, 12_000, 20_000, 60_000})
  void a_lock_whose_interview_was_under_way_under_other_keys_is_brought_back(long afterMillis) {
    house.pass(Duration.ofMillis(afterMillis));
    importKeys();
    house.pass(Duration.ofSeconds(10));
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
    assertEquals(LinkSecurity.STRONG, house.run.device(house.device(lock)).security());
  }

  private void importKeys() {
    VirtualOperator operator = house.run.operator().prepare("yes");
    byte[] file = FILE.getBytes(StandardCharsets.UTF_8);
    house.run.begin("keys import", MapSettings.of(Map.of("file", new Secret(file))), operator);
    house.pass(Duration.ofSeconds(1));
    assertInstanceOf(VirtualOperator.Ending.Done.class, operator.ending().orElseThrow());
  }
}
