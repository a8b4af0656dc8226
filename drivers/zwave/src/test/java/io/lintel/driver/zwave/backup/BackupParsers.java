package io.lintel.driver.zwave.backup;

import static io.lintel.driver.zwave.wire.FuzzedParser.ofKept;
import static io.lintel.driver.zwave.wire.FuzzedParser.ofOctets;
import static io.lintel.driver.zwave.wire.FuzzedParser.ofText;

import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.wire.FuzzedParser;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Map;

/** Every parser of backups and their keys, for fuzzing. */
public final class BackupParsers {
  private static final StickModel MODEL =
      new StickModel(
          Octets.ofHex("00860001005a"), Octets.ofHex("0100"), "7.18", Octets.ofHex("c0de0001"));

  public static List<FuzzedParser> all(RandomSource random) {
    Backup backup =
        new Backup(MODEL, random.octets(40), random.octets(20), Map.of("node.7", random.octets(9)));
    var keys = Curve25519.Keys.make(random);
    Octets file = SealedFile.toRecoveryKey(backup, keys.shown(), random).orElseThrow();
    return List.of(
        ofOctets("backup", Backup::decode, backup.encode().hex()),
        ofOctets("stick's model", StickModel::decode, MODEL.encode().hex()),
        ofOctets(
            "passphrase's lock",
            octets -> PassphraseLock.decode(new OctetReader(octets, "backup file")),
            PassphraseLock.make(random).encode().hex()),
        ofKept("sealed backup", octets -> opens(octets, keys.secret()), file),
        ofText("recovery key", RecoveryKey::ofShownText, RecoveryKey.shownText(keys.shown())),
        ofText(
            "recovery key's secret",
            RecoveryKey::ofSecretText,
            RecoveryKey.secretText(keys.secret())));
  }

  private static boolean opens(Octets file, Octets secret) {
    SealedFile.wantsPassphrase(file);
    return SealedFile.openWithRecoveryKey(file, secret) instanceof SealedFile.Opened.Content;
  }

  private BackupParsers() {}
}
