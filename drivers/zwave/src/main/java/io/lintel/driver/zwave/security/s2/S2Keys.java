package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.crypto.AesCmac;
import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What messages are sealed with, derived from one key (CKDF, SDS13783 4.2.4). Prints sizes alone.
 *
 * @param sealing 16 bytes, for AES-CCM
 * @param personalization 32 bytes, makes the nonces of two keys differ
 * @param multicast 16 bytes
 */
public record S2Keys(Octets sealing, Octets personalization, Octets multicast) {
  private static final int NETWORK_FILLER = 0x55;
  private static final int TEMPORARY_FILLER = 0x88;

  private static final Octets EXTRACTION = repeated(0x33, 16);

  public static S2Keys ofNetworkKey(NetworkKey key) {
    return expand(key.octets(), NETWORK_FILLER);
  }

  /**
   * The keys of one inclusion.
   *
   * @param agreed what Curve25519 gave both sides, 32 bytes
   * @param hostShown the public key of the including side
   * @param nodeShown the whole public key of the node, the first two bytes from its PIN
   */
  public static S2Keys temporary(Octets agreed, Octets hostShown, Octets nodeShown) {
    return expand(extract(agreed, hostShown, nodeShown), TEMPORARY_FILLER);
  }

  static Octets extract(Octets agreed, Octets hostShown, Octets nodeShown) {
    return AesCmac.of(EXTRACTION, agreed.plus(hostShown).plus(nodeShown));
  }

  private static S2Keys expand(Octets key, int filler) {
    Octets constant = repeated(filler, 15);
    List<Octets> rounds = new ArrayList<>();
    rounds.add(AesCmac.of(key, constant.plus(1)));
    for (int round = 2; round <= 4; round++) {
      rounds.add(AesCmac.of(key, rounds.getLast().plus(constant).plus(round)));
    }
    return new S2Keys(rounds.get(0), rounds.get(1).plus(rounds.get(2)), rounds.get(3));
  }

  static Octets repeated(int octet, int count) {
    int[] values = new int[count];
    Arrays.fill(values, octet);
    return Octets.of(values);
  }
}
