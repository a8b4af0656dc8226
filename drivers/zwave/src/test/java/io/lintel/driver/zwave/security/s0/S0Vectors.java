package io.lintel.driver.zwave.security.s0;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values that zwave-js 15.29 computes, and a code of real traffic from its operations.test.ts. */
class S0Vectors {
  private static final NetworkKey KEY =
      new NetworkKey(Octets.ofHex("0102030405060708090a0b0c0d0e0f10"));
  private static final S0Path PATH = new S0Path(new NodeId(1), new NodeId(3));
  private static final Octets SENDER_NONCE = Octets.ofHex("1112131415161718");
  private static final Octets RECEIVER_NONCE = Octets.ofHex("a1a2a3a4a5a6a7a8");

  @Test
  void the_keys_of_a_network_key() {
    S0Keys keys = S0Keys.of(KEY);
    assertEquals("c5fe1ca17d36c992731a0c0c468c1ef9", keys.authentication().hex());
    assertEquals("0a75a51776b28912f3ebe5da139f21ee", keys.encryption().hex());
  }

  @Test
  void the_keys_of_a_joining_node() {
    assertEquals("9adae054f63dfaff5ea18e45edf6ea6f", S0Keys.temporary().authentication().hex());
    assertEquals("8522717d3ad1fbfeafa1ceaafdf56565", S0Keys.temporary().encryption().hex());
  }

  @Test
  void a_sealed_door_lock_set() {
    var sealed =
        S0Cipher.seal(
            S0Keys.of(KEY),
            PATH,
            SENDER_NONCE,
            RECEIVER_NONCE,
            S0Plain.whole(Octets.ofHex("6201ff")));
    // class, MESSAGE_ENCAP, sender's nonce, ciphertext, nonce id, code
    assertEquals(
        "9881" + "1112131415161718" + "fd808626" + "a1" + "269054f559bf66da",
        sealed.encode().hex());
  }

  @Test
  void and_opened_again() {
    var sealed =
        (S0Command.Encapsulated)
            S0Command.decode(Octets.ofHex("98811112131415161718fd808626a1269054f559bf66da"));
    assertEquals(
        Optional.of(Octets.ofHex("006201ff")),
        S0Cipher.open(S0Keys.of(KEY), PATH, sealed, RECEIVER_NONCE));
  }

  @Test
  void the_code_of_real_traffic() {
    var keys = new S0Keys(Octets.ofHex("c5fe1ca17d36c992731a0c0c468c1ef9"), Octets.NONE);
    // both nonces, MESSAGE_ENCAP, 20 -> 1, size, ciphertext
    Octets all =
        Octets.ofHex(
            "ddd360c382a43751"
                + "4392826cbba0b312"
                + "81"
                + "14"
                + "01"
                + "0c"
                + "f3fb762d6e82126681c18597");
    assertEquals("2bc20a8aa9bbb371", S0Cipher.macOf(keys, all).hex());
  }

  @Test
  void each_byte_counts_and_so_does_each_side() {
    Octets whole = Octets.ofHex("98811112131415161718fd808626a1269054f559bf66da");
    for (int i = 2; i < whole.size(); i++) {
      byte[] bytes = whole.toArray();
      bytes[i] ^= 1;
      if (i != 14) { // the nonce id chooses the nonce and is not sealed
        assertEquals(Optional.empty(), open(PATH, bytes), "byte " + i);
      }
    }
    var backwards = new S0Path(PATH.to(), PATH.from());
    assertEquals(Optional.empty(), open(backwards, whole.toArray()));
  }

  @Test
  void a_command_cut_short_names_what_is_missing() {
    Octets whole = Octets.ofHex("98811112131415161718fd808626a1269054f559bf66da");
    for (int size = 2; size < 20; size++) {
      Octets cut = whole.slice(0, size);
      assertThrows(MalformedFrame.class, () -> S0Command.decode(cut), "size " + size);
    }
  }

  private static Optional<Octets> open(S0Path path, byte[] bytes) {
    var sealed = (S0Command.Encapsulated) S0Command.decode(Octets.copyOf(bytes));
    return S0Cipher.open(S0Keys.of(KEY), path, sealed, RECEIVER_NONCE);
  }
}
