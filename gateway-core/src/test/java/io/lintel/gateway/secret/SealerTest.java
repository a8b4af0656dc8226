package io.lintel.gateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.FaultException;
import io.lintel.spi.Secret;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {

  private static final byte[] PLAIN = "code 4711".getBytes(UTF_8);
  private final Key old = key(1);
  private final Key newest = key(2);
  private final Sealer sealer = new Sealer(List.of(newest, old));

  @Test
  void a_derived_key_is_the_same_for_a_purpose_and_another_for_each() {
    var sealer = new Sealer(List.of(key(1)));
    assertEquals(sealer.derive("one"), sealer.derive("one"));
    assertNotEquals(sealer.derive("one"), sealer.derive("two"));
    assertNotEquals(sealer.derive("one"), new Sealer(List.of(key(2))).derive("one"));
  }

  @Test
  void what_was_sealed_opens_under_its_name() {
    assertArrayEquals(PLAIN, sealer.open("a/1", sealer.seal("a/1", PLAIN)));
    assertArrayEquals(new byte[0], sealer.open("a/1", sealer.seal("a/1", new byte[0])));
  }

  @Test
  void the_same_value_never_looks_the_same_twice() {
    assertFalse(Arrays.equals(sealer.seal("a/1", PLAIN), sealer.seal("a/1", PLAIN)));
  }

  @Test
  void a_value_that_was_moved_to_another_record_does_not_open() {
    assertFault("secret.not_genuine", "a/2", sealer.seal("a/1", PLAIN));
  }

  @Test
  void a_value_with_any_bit_changed_does_not_open() {
    byte[] sealed = sealer.seal("a/1", PLAIN);
    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThrows(FaultException.class, () -> sealer.open("a/1", changed));
    }
  }

  @Test
  void after_a_rotation_old_values_open_and_new_ones_use_the_new_key() {
    byte[] before = new Sealer(List.of(old)).seal("a/1", PLAIN);
    assertArrayEquals(PLAIN, sealer.open("a/1", before));
    assertFalse(sealer.isCurrent(before));
    byte[] after = sealer.seal("a/1", PLAIN);
    assertTrue(sealer.isCurrent(after));
    assertArrayEquals(PLAIN, new Sealer(List.of(newest)).open("a/1", after));
  }

  @Test
  void a_value_of_an_unknown_key_says_which_key_is_missing() {
    byte[] sealed = new Sealer(List.of(key(3))).seal("a/1", PLAIN);
    FaultException fault = assertThrows(FaultException.class, () -> sealer.open("a/1", sealed));
    assertEquals("secret.key_unknown", fault.fault().code());
    assertEquals(HexFormat.of().formatHex(key(3).id()), fault.fault().facts().get("key_id"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 36})
  void what_is_too_short_to_be_sealed_is_malformed(int length) {
    byte[] cut = Arrays.copyOf(sealer.seal("a/1", PLAIN), length);
    assertFault("secret.malformed", "a/1", cut);
  }

  @Test
  void neither_key_nor_sealer_prints_a_key() {
    String bytes = HexFormat.of().formatHex(new byte[] {2, 2, 2, 2});
    assertFalse((newest + " " + sealer).contains(bytes));
    assertNotEquals(newest.toString(), old.toString());
  }

  private void assertFault(String code, String name, byte[] sealed) {
    FaultException fault = assertThrows(FaultException.class, () -> sealer.open(name, sealed));
    assertEquals(code, fault.fault().code());
    assertFalse(fault.fault().message().contains("4711"));
  }

  private static Key key(int fill) {
    byte[] bytes = new byte[Key.KEY_BYTES];
    Arrays.fill(bytes, (byte) fill);
    return new Key(new Secret(bytes));
  }
}
