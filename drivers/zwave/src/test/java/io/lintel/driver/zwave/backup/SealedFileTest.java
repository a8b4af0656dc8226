package io.lintel.driver.zwave.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.backup.SealedFile.Opened;
import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SealedFileTest {
  private static final StickModel MODEL =
      new StickModel(
          Octets.ofHex("00860001005a"), Octets.of(1, 0), "Z-Wave 7.18", Octets.ofHex("c0de0001"));
  private static final Octets KEYS = Octets.ofHex("33".repeat(16));
  private static final Backup BACKUP =
      new Backup(
          MODEL, random(1).octets(700), KEYS, Map.of("node.7", Octets.of(1, 2), "x", Octets.NONE));
  private static final Secret PASSPHRASE = secret("correct horse battery");
  private static final Curve25519.Keys OWNER = Curve25519.Keys.make(random(2));

  @Test
  void what_is_sealed_to_a_passphrase_opens_with_it_alone() {
    Octets file = SealedFile.toPassphrase(BACKUP, PASSPHRASE, random(3));
    assertEquals(new Opened.Content(BACKUP), SealedFile.openWithPassphrase(file, PASSPHRASE));
    assertInstanceOf(
        Opened.WrongKey.class, SealedFile.openWithPassphrase(file, secret("correct horse")));
    assertInstanceOf(Opened.OtherLock.class, SealedFile.openWithRecoveryKey(file, OWNER.secret()));
    assertTrue(SealedFile.wantsPassphrase(file));
  }

  @Test
  void what_is_sealed_to_a_recovery_key_opens_with_its_secret_half_alone() {
    Octets file = SealedFile.toRecoveryKey(BACKUP, OWNER.shown(), random(4)).orElseThrow();
    assertEquals(new Opened.Content(BACKUP), SealedFile.openWithRecoveryKey(file, OWNER.secret()));
    Octets other = Curve25519.Keys.make(random(5)).secret();
    assertInstanceOf(Opened.WrongKey.class, SealedFile.openWithRecoveryKey(file, other));
    assertInstanceOf(Opened.OtherLock.class, SealedFile.openWithPassphrase(file, PASSPHRASE));
    assertFalse(SealedFile.wantsPassphrase(file));
  }

  @Test
  void a_recovery_key_that_makes_everything_known_seals_nothing() {
    Octets zero = Octets.copyOf(new byte[32]);
    assertEquals(Optional.empty(), SealedFile.toRecoveryKey(BACKUP, zero, random(6)));
  }

  @Test
  void no_key_and_no_memory_shows_in_the_file() {
    String file = SealedFile.toPassphrase(BACKUP, PASSPHRASE, random(7)).hex();
    assertFalse(file.contains(KEYS.hex()));
    assertFalse(file.contains(BACKUP.nvm().slice(0, 8).hex()));
    assertFalse(file.contains(MODEL.homeId().hex()));
  }

  @Test
  void two_files_of_the_same_are_not_the_same() {
    Octets one = SealedFile.toRecoveryKey(BACKUP, OWNER.shown(), random(8)).orElseThrow();
    Octets other = SealedFile.toRecoveryKey(BACKUP, OWNER.shown(), random(9)).orElseThrow();
    assertFalse(one.from(22).slice(0, 40).equals(other.from(22).slice(0, 40)));
  }

  @Test
  void a_file_changed_at_any_byte_does_not_open() {
    Octets file = SealedFile.toRecoveryKey(BACKUP, OWNER.shown(), random(10)).orElseThrow();
    for (int at = 0; at < file.size(); at += 7) {
      byte[] bytes = file.toArray();
      bytes[at] ^= 1;
      Opened opened = SealedFile.openWithRecoveryKey(Octets.copyOf(bytes), OWNER.secret());
      assertFalse(opened instanceof Opened.Content, "byte " + at);
    }
  }

  @Test
  void a_file_cut_anywhere_does_not_open() {
    Octets file = SealedFile.toRecoveryKey(BACKUP, OWNER.shown(), random(11)).orElseThrow();
    for (int size = 0; size < file.size(); size += 11) {
      Opened opened = SealedFile.openWithRecoveryKey(file.slice(0, size), OWNER.secret());
      assertFalse(opened instanceof Opened.Content, size + " bytes");
    }
  }

  @Test
  void a_file_that_asks_for_much_memory_is_no_backup() {
    byte[] bytes = SealedFile.toPassphrase(BACKUP, PASSPHRASE, random(12)).toArray();
    bytes[22 + 1 + 16] = (byte) 0xFF;
    assertInstanceOf(
        Opened.NoBackup.class, SealedFile.openWithPassphrase(Octets.copyOf(bytes), PASSPHRASE));
  }

  @Test
  void a_content_that_makes_no_sense_is_malformed_and_nothing_else() {
    Octets good = BACKUP.encode();
    for (int size = 0; size < good.size(); size += 3) {
      Octets cut = good.slice(0, size);
      assertThrows(MalformedFrame.class, () -> Backup.decode(cut));
    }
  }

  @Test
  void recovery_keys_are_read_as_they_are_written_and_not_repeated_when_wrong() {
    assertEquals(
        OWNER.shown(), RecoveryKey.ofShownText(RecoveryKey.shownText(OWNER.shown()) + "\n"));
    assertEquals(OWNER.secret(), RecoveryKey.ofSecretText(RecoveryKey.secretText(OWNER.secret())));
    String secret = RecoveryKey.secretText(OWNER.secret());
    for (String wrong : List.of(secret, secret + "A", "lintel-recovery-public:??")) {
      var problem =
          assertThrows(IllegalArgumentException.class, () -> RecoveryKey.ofShownText(wrong));
      assertFalse(String.valueOf(problem.getMessage()).contains(secret.substring(25)));
    }
  }

  @Test
  void a_stick_of_another_model_or_firmware_does_not_match() {
    assertEquals(Optional.empty(), MODEL.differsFrom(MODEL));
    var other =
        new StickModel(
            Octets.ofHex("00860001005b"), MODEL.firmware(), MODEL.library(), MODEL.homeId());
    assertEquals(Optional.of("model"), MODEL.differsFrom(other));
    var newer = new StickModel(MODEL.product(), MODEL.firmware(), "Z-Wave 7.21", MODEL.homeId());
    assertTrue(MODEL.differsFrom(newer).orElseThrow().startsWith("firmware"));
  }

  @Test
  void a_backup_prints_no_content() {
    assertFalse(BACKUP.toString().contains("3333"));
    assertEquals("32 octets", OWNER.secret().toString());
  }

  private static RandomSource random(long seed) {
    var random = new Random(seed);
    return count -> Octets.of(IntStream.range(0, count).map(_ -> random.nextInt(256)).toArray());
  }

  private static Secret secret(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }
}
