package io.lintel.driver.zwave.security.join;

import static io.lintel.driver.zwave.wire.FuzzedParser.ofKept;
import static io.lintel.driver.zwave.wire.FuzzedParser.ofOctets;
import static io.lintel.driver.zwave.wire.FuzzedParser.ofText;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.wire.FuzzedParser;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every parser of key exchanges, labels and kept keys, for fuzzing. */
public final class JoinParsers {
  private static final String DSK = "5152535455414243444531323334352122232425";
  private static final String CONTENT =
      "003" + DSK + "0010" + "0435301537" + "0220" + "65520001000000300578";
  private static final String CODE = "9001" + QrChecksum.of(CONTENT) + CONTENT;

  public static List<FuzzedParser> all(RandomSource random) {
    NetworkKeys keys = NetworkKeys.made(random);
    Octets list =
        Octets.copyOf(
            ProvisioningList.EMPTY.with(Provisioned.of(QrCode.parse(CODE))).sealed().reveal());
    String file = new String(KeysFile.write(keys).reveal(), StandardCharsets.US_ASCII);
    return List.of(
        ofOctets(
            "key exchange",
            octets -> KexCommand.decode(octets).encode(),
            "9f0500020187",
            "9f0600020181",
            "9f0701",
            "9f0800" + "ab".repeat(32),
            "9f0a04" + "cd".repeat(16),
            "9f0c02"),
        ofText("QR code", QrCode::parse, CODE),
        ofText("QR code with its checksum mended", JoinParsers::parseMended, CONTENT),
        ofText("DSK", Dsk::ofText, DSK, "zws2dsk:" + DSK),
        ofText("PIN", DskPin::of, "51525", " 00001 "),
        ofText("file of keys", JoinParsers::read, file),
        ofText("JSON of keys", KeysJson::parse, file),
        ofKept("kept keys", octets -> NetworkKeys.unsealed(secret(octets)).isPresent(), of(keys)),
        ofKept("SmartStart list", octets -> isList(octets), list));
  }

  private static void parseMended(String content) {
    QrCode.parse("9001" + QrChecksum.of(content) + content);
  }

  private static void read(String file) {
    KeysFile.read(new Secret(file.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static boolean isList(Octets octets) {
    return ProvisioningList.unsealed(secret(octets)).isPresent();
  }

  private static Octets of(NetworkKeys keys) {
    return Octets.copyOf(keys.sealed().reveal());
  }

  private static Secret secret(Octets octets) {
    return new Secret(octets.toArray());
  }

  private JoinParsers() {}
}
