package io.lintel.driver.zwave.backup;

import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A {@link Backup} as it lies in a file: {@code magic, lock, nonce(12), ciphertext, tag(16)} under
 * AES-256-GCM, with everything before the ciphertext authenticated. The lock says how its key comes
 * about. Sealing and opening to a passphrase takes about a second: call it where blocking is
 * allowed.
 */
public final class SealedFile {
  private static final Octets MAGIC =
      Octets.copyOf("lintel-zwave-backup 1\n".getBytes(StandardCharsets.US_ASCII));

  private static final int TO_PASSPHRASE = 1;
  private static final int TO_RECOVERY_KEY = 2;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** What opened, or why it did not. */
  public sealed interface Opened {
    record Content(Backup backup) implements Opened {}

    /** Not a backup, or one of a later version. */
    record NoBackup() implements Opened {}

    /** It is locked to the other kind: a passphrase, or a recovery key. */
    record OtherLock() implements Opened {}

    /** The passphrase or recovery key is another one, or the file is damaged. */
    record WrongKey() implements Opened {}
  }

  public static Octets toPassphrase(Backup backup, Secret passphrase, RandomSource random) {
    PassphraseLock lock = PassphraseLock.make(random);
    Octets head = MAGIC.plus(TO_PASSPHRASE).plus(lock.encode());
    return seal(backup, head, lock.key(passphrase), random);
  }

  /**
   * Seals to a recovery key.
   *
   * @param shown the half that stands in the configuration
   * @return empty when no key can be made with it
   */
  public static Optional<Octets> toRecoveryKey(Backup backup, Octets shown, RandomSource random) {
    var once = Curve25519.Keys.make(random);
    Octets head = MAGIC.plus(TO_RECOVERY_KEY).plus(once.shown());
    return Curve25519.agree(once.secret(), shown)
        .map(shared -> RecoveryLock.key(shared, once.shown(), shown))
        .map(key -> seal(backup, head, key, random));
  }

  public static Opened openWithPassphrase(Octets file, Secret passphrase) {
    try {
      OctetReader reader = body(file);
      if (reader.u8("lock") != TO_PASSPHRASE) {
        return new Opened.OtherLock();
      }
      PassphraseLock lock = PassphraseLock.decode(reader);
      return open(file, reader, lock.key(passphrase));
    } catch (MalformedFrame _) {
      return new Opened.NoBackup();
    }
  }

  /** Opens with the secret half of a recovery key. */
  public static Opened openWithRecoveryKey(Octets file, Octets secret) {
    try {
      OctetReader reader = body(file);
      if (reader.u8("lock") != TO_RECOVERY_KEY) {
        return new Opened.OtherLock();
      }
      Octets once = reader.octets(Curve25519.KEY_BYTES, "key of the file");
      Octets shown = Curve25519.Keys.ofSecret(secret).shown();
      Optional<Octets> key =
          Curve25519.agree(secret, once).map(shared -> RecoveryLock.key(shared, once, shown));
      return key.isEmpty() ? new Opened.WrongKey() : open(file, reader, key.get());
    } catch (MalformedFrame _) {
      return new Opened.NoBackup();
    }
  }

  /** Whether a passphrase opens it, and not a recovery key. */
  public static boolean wantsPassphrase(Octets file) {
    try {
      return body(file).u8("lock") == TO_PASSPHRASE;
    } catch (MalformedFrame _) {
      return false;
    }
  }

  private static OctetReader body(Octets file) {
    var reader = new OctetReader(file, "backup file");
    if (!reader.octets(MAGIC.size(), "magic").equals(MAGIC)) {
      throw new MalformedFrame("backup file", "magic", 0);
    }
    return reader;
  }

  private static Octets seal(Backup backup, Octets lock, Octets key, RandomSource random) {
    Octets nonce = random.octets(NONCE_BYTES);
    Octets head = lock.plus(nonce);
    try {
      return head.plus(crypt(Cipher.ENCRYPT_MODE, key, head, backup.encode()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  private static Opened open(Octets file, OctetReader reader, Octets key) {
    reader.octets(NONCE_BYTES, "nonce");
    Octets head = file.slice(0, file.size() - reader.left());
    try {
      Octets plain = crypt(Cipher.DECRYPT_MODE, key, head, reader.rest());
      return new Opened.Content(Backup.decode(plain));
    } catch (AEADBadTagException _) {
      return new Opened.WrongKey();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  private static Octets crypt(int mode, Octets key, Octets head, Octets text)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = head.from(head.size() - NONCE_BYTES).toArray();
    cipher.init(
        mode, new SecretKeySpec(key.toArray(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(head.toArray());
    return Octets.copyOf(cipher.doFinal(text.toArray()));
  }

  private SealedFile() {}
}
