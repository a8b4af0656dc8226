package io.lintel.driver.zwave.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values of the standards themselves. */
class CryptoVectors {
  private static final String NIST_KEY = "2b7e151628aed2a6abf7158809cf4f3c";

  /** NIST SP 800-38B, appendix D.1. */
  @Test
  void a_cmac_is_that_of_nist() {
    assertEquals("bb1d6929e95937287fa37d129b756746", cmac(""));
    assertEquals("070a16b46b4d4144f79bdd9dd04a287c", cmac("6bc1bee22e409f96e93d7e117393172a"));
    assertEquals(
        "7d85449ea6ea19c823a7bf78837dfade", cmac("6bc1bee22e409f96e93d7e117393172aae2d8a57"));
    assertEquals(
        "51f0bebf7e3b9d92fc49741779363cfe",
        cmac(
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"));
  }

  /** NIST SP 800-38C, example 3: the one with a tag of 8 bytes. */
  @Test
  void a_sealed_text_is_that_of_nist() {
    assertSealed(
        "404142434445464748494a4b4c4d4e4f",
        "101112131415161718191a1b",
        "000102030405060708090a0b0c0d0e0f10111213",
        "202122232425262728292a2b2c2d2e2f3031323334353637",
        "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951");
  }

  /** RFC 3610, packet vectors 1 to 3: nonces of 13 bytes and tags of 8, as S2 has them. */
  @Test
  void a_sealed_text_is_that_of_rfc_3610() {
    String key = "c0c1c2c3c4c5c6c7c8c9cacbcccdcecf";
    String text = "08090a0b0c0d0e0f101112131415161718191a1b1c1d1e";
    assertSealed(
        key,
        "00000003020100a0a1a2a3a4a5",
        "0001020304050607",
        text,
        "588c979a61c663d2f066d0c2c0f989806d5f6b61dac38417e8d12cfdf926e0");
    assertSealed(
        key,
        "00000004030201a0a1a2a3a4a5",
        "0001020304050607",
        text + "1f",
        "72c91a36e135f8cf291ca894085c87e3cc15c439c9e43a3ba091d56e10400916");
    assertSealed(
        key,
        "00000005040302a0a1a2a3a4a5",
        "0001020304050607",
        text + "1f20",
        "51b1e5f44a197d1da46b0f8e2d282ae871e838bb64da8596574adaa76fbd9fb0c5");
  }

  @Test
  void a_text_with_one_bit_changed_does_not_open() {
    Octets key = Octets.ofHex(NIST_KEY);
    Octets nonce = Octets.ofHex("00000003020100a0a1a2a3a4a5");
    byte[] sealed = AesCcm.seal(key, nonce, Octets.of(1), Octets.of(2, 3)).toArray();
    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      assertEquals(Optional.empty(), AesCcm.open(key, nonce, Octets.of(1), Octets.copyOf(changed)));
    }
    assertTrue(AesCcm.open(key, nonce, Octets.of(1), Octets.copyOf(sealed)).isPresent());
  }

  @Test
  void a_text_shorter_than_its_tag_does_not_open() {
    Octets key = Octets.ofHex(NIST_KEY);
    Octets nonce = Octets.ofHex("00000003020100a0a1a2a3a4a5");
    for (int size = 0; size < AesCcm.TAG_BYTES; size++) {
      Octets stub = Octets.copyOf(new byte[size]);
      assertEquals(Optional.empty(), AesCcm.open(key, nonce, Octets.NONE, stub));
    }
  }

  /** NIST CAVP, DRBGVS: instantiate, reseed, draw 64 bytes and drop them, draw 64 bytes. */
  @Test
  void drawn_numbers_are_those_of_nist() throws IOException {
    List<String> vectors = lines("ctr-drbg-aes128.txt");
    assertEquals(120, vectors.size());
    for (String vector : vectors) {
      String[] fields = vector.split(" ", -1);
      CtrDrbg generator =
          CtrDrbg.instantiate(Octets.ofHex(fields[0]), Octets.ofHex(fields[1]))
              .update(Octets.ofHex(fields[2]));
      assertEquals(fields[3].substring(0, 32), secondDraw(generator), vector);
    }
  }

  @Test
  void a_counter_of_ones_becomes_zero() {
    Octets key = Octets.ofHex(NIST_KEY);
    var last = new CtrDrbg(key, Octets.ofHex("ffffffffffffffffffffffffffffffff"));
    Octets zeros = Octets.copyOf(new byte[Aes128.BLOCK_BYTES]);
    assertEquals(Aes128.encrypt(key, zeros), last.draw().block());
  }

  /** RFC 7748, 6.1. */
  @Test
  void both_sides_agree_on_the_secret_of_rfc_7748() {
    var alice =
        Curve25519.Keys.ofSecret(
            Octets.ofHex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
    var bob =
        Curve25519.Keys.ofSecret(
            Octets.ofHex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
    assertEquals(
        "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a", alice.shown().hex());
    assertEquals(
        "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f", bob.shown().hex());
    String agreed = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
    assertEquals(agreed, agreed(alice, bob));
    assertEquals(agreed, agreed(bob, alice));
  }

  /** RFC 7748, 5.2, second vector: the highest bit of the coordinate is set and ignored. */
  @Test
  void the_highest_bit_of_a_public_key_is_ignored() {
    Octets secret =
        Octets.ofHex("4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d");
    Octets shown = Octets.ofHex("e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493");
    assertEquals(
        "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
        Curve25519.agree(secret, shown).orElseThrow().hex());
  }

  @Test
  void a_public_key_that_makes_the_secret_known_is_refused() {
    Octets secret =
        Octets.ofHex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    Octets zero = Octets.copyOf(new byte[Curve25519.KEY_BYTES]);
    Octets one = Octets.of(1).plus(Octets.copyOf(new byte[31]));
    assertEquals(Optional.empty(), Curve25519.agree(secret, zero));
    assertEquals(Optional.empty(), Curve25519.agree(secret, one));
  }

  /** NIST SP 800-38A, F.4.1 and F.2.1. */
  @Test
  void chained_and_fed_back_texts_are_those_of_nist() {
    Octets key = Octets.ofHex(NIST_KEY);
    Octets initial = Octets.ofHex("000102030405060708090a0b0c0d0e0f");
    Octets text = Octets.ofHex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
    assertEquals(
        "3b3fd92eb72dad20333449f8e83cfb4a7789508d16918f03f53c52dac54ed825",
        Aes128.outputFeedback(key, initial, text).hex());
    assertEquals(
        "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2",
        Aes128.chain(key, initial, text).hex());
  }

  private static String agreed(Curve25519.Keys self, Curve25519.Keys other) {
    return Curve25519.agree(self.secret(), other.shown()).orElseThrow().hex();
  }

  /** Each request of 64 bytes is four blocks with one update after them; a draw is one block. */
  private static String secondDraw(CtrDrbg generator) {
    Octets counter = generator.counter();
    for (int block = 0; block < 4; block++) {
      counter = CtrDrbg.plusOne(counter);
    }
    Octets zeros = Octets.copyOf(new byte[CtrDrbg.SEED_BYTES]);
    return new CtrDrbg(generator.key(), counter).update(zeros).draw().block().hex();
  }

  private static String cmac(String message) {
    return AesCmac.of(Octets.ofHex(NIST_KEY), Octets.ofHex(message)).hex();
  }

  private static void assertSealed(
      String key, String nonce, String associated, String text, String sealed) {
    Octets used = Octets.ofHex(key);
    Octets once = Octets.ofHex(nonce);
    Octets beside = Octets.ofHex(associated);
    assertEquals(sealed, AesCcm.seal(used, once, beside, Octets.ofHex(text)).hex());
    assertEquals(
        Optional.of(Octets.ofHex(text)), AesCcm.open(used, once, beside, Octets.ofHex(sealed)));
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CryptoVectors.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
