package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.Seeded;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkKeysTest {
  private static final String HEX = "0102030405060708090A0b0c0d0e0f10";
  private static final NetworkKey KEY = new NetworkKey(Octets.ofHex(HEX));

  private final NetworkKeys keys = NetworkKeys.made(Seeded.of(1));

  @Test
  void every_key_is_its_own() {
    for (KeyName one : KeyName.values()) {
      for (KeyName other : KeyName.values()) {
        assertEquals(one == other, keys.of(one).equals(keys.of(other)), one + " and " + other);
      }
    }
    assertNotEquals(keys, NetworkKeys.made(Seeded.of(2)));
  }

  @Test
  void they_come_back_as_they_were_sealed() {
    assertEquals(Optional.of(keys), NetworkKeys.unsealed(keys.sealed()));
    assertEquals(Optional.empty(), NetworkKeys.unsealed(new Secret(new byte[97])));
    assertEquals(Optional.empty(), NetworkKeys.unsealed(new Secret(new byte[] {1})));
  }

  @Test
  void and_as_they_were_written_to_a_file() {
    Map<KeyName, NetworkKey> read = KeysFile.read(KeysFile.write(keys));
    assertEquals(keys, NetworkKeys.completed(read, Seeded.of(9)));
  }

  @Test
  void the_file_has_the_names_that_other_hosts_use() {
    String text = new String(KeysFile.write(keys).reveal(), StandardCharsets.UTF_8);
    for (String name :
        new String[] {"S0_Legacy", "S2_Unauthenticated", "S2_Authenticated", "S2_AccessControl"}) {
      assertTrue(text.contains("\n  \"" + name + "\": \""), name);
    }
  }

  @Test
  void a_file_of_another_host_gives_its_keys_and_leaves_the_others_new() {
    NetworkKeys imported =
        NetworkKeys.completed(read("{\"S0_Legacy\":\"" + HEX + "\"}"), Seeded.of(3));
    assertEquals(KEY, imported.of(SecurityClass.S0, new NodeId(3)));
    assertNotEquals(KEY, imported.of(SecurityClass.S2_ACCESS_CONTROL, new NodeId(3)));
  }

  @Test
  void a_file_may_have_its_keys_in_groups() {
    var read =
        read(
            "{ \"securityKeys\" : {\"S2_AccessControl\": \""
                + HEX
                + "\"},\n"
                + "\"securityKeysLongRange\": {\"S2_AccessControl\": \""
                + "11".repeat(16)
                + "\"} }");
    assertEquals(KEY, read.get(KeyName.S2_ACCESS_CONTROL));
    assertEquals(2, read.size());
    assertTrue(read.containsKey(KeyName.LONG_RANGE_ACCESS_CONTROL));
  }

  @Test
  void long_range_nodes_have_keys_of_their_own() {
    var far = new NodeId(256);
    assertEquals(
        keys.of(KeyName.LONG_RANGE_ACCESS_CONTROL), keys.of(SecurityClass.S2_ACCESS_CONTROL, far));
    assertThrows(IllegalArgumentException.class, () -> keys.of(SecurityClass.S0, far));
    assertThrows(
        IllegalArgumentException.class, () -> keys.of(SecurityClass.S2_UNAUTHENTICATED, far));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "|{ is missing at character 1",
        "[]|{ is missing at character 1",
        "{}|there is no key in it",
        "{\"S0_Legacy\"}|: is missing",
        "{\"S0_Legacy\":1}|\" is missing",
        "{\"S0_Legacy\":\"01\"}|not 32 hexadecimal digits",
        "{\"S0_Legacy\":\"HEX\",}|\" is missing",
        "{\"S0_Legacy\":\"HEX\"} x|the end is missing",
        "{\"S0_Legacy\":\"HEX\",\"S0_Legacy\":\"HEX\"}|there twice",
        "{\"S0_Legacy\":\"HEX\",\"S2_AccessControl\":\"HEX\"}|the same key",
        "{\"S0_Legacy\":\"HEX\",\"securityKeys\":{\"S0_Legacy\":\"HEX\"}}|there twice",
        "{\"S0Legacy\":\"HEX\"}|no key's name",
        "{\"securityKeysLongRange\":{\"S0_Legacy\":\"HEX\"}}|no key's name",
        "{\"keys\":{\"S0_Legacy\":\"HEX\"}}|no group of keys",
        "{\"S0_Legacy\":\"00000000000000000000000000000000\"}|all zeros",
        "{\"S0_Legacy\":\"0102\\n\"}|closing quote",
      })
  void what_is_no_file_of_keys_is_refused_without_repeating_a_key(String json, String why) {
    String text = json == null ? "" : json.replace("HEX", HEX);
    var refused = assertThrows(IllegalArgumentException.class, () -> read(text));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(why), message);
    assertFalse(message.contains("0102"), message);
  }

  @Test
  void a_file_cut_short_anywhere_is_refused() {
    String text = new String(KeysFile.write(keys).reveal(), StandardCharsets.UTF_8).trim();
    for (int size = 0; size < text.length(); size++) {
      String cut = text.substring(0, size);
      assertThrows(IllegalArgumentException.class, () -> read(cut), "size " + size);
    }
  }

  @Test
  void nothing_prints() {
    assertEquals("<redacted>", keys.toString());
    assertEquals("<redacted>", KeysFile.write(keys).toString());
    assertEquals("{S0_LEGACY=<redacted>}", read("{\"S0_Legacy\":\"" + HEX + "\"}").toString());
    assertFalse(KeysJson.parse("{\"a\":\"b\"}").toString().contains("b"));
  }

  private static Map<KeyName, NetworkKey> read(String json) {
    return KeysFile.read(new Secret(json.getBytes(StandardCharsets.UTF_8)));
  }
}
