package io.lintel.gateway.access.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.DoorCode;
import io.lintel.spi.Pin;
import io.lintel.spi.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 of codes and cards, so that an index of them holds none. The door goes in, so that
 * equal codes at two doors do not show. For one thread.
 */
final class KeyedHash {

  private static final byte CODE = 'P';
  private static final byte CARD = 'C';
  private static final int SET_BYTES = 16;

  private final Mac mac;

  KeyedHash(Secret key) {
    byte[] bytes = key.reveal();
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
    }
    Arrays.fill(bytes, (byte) 0);
  }

  /** 64 bits: among a million codes a wrong one meets one of them once in 10^13 tries. */
  long of(UUID door, Pin code) {
    begin(door, CODE);
    mac.update(code.reveal().getBytes(US_ASCII));
    return first64();
  }

  long of(UUID door, CanonicalCard card) {
    begin(door, CARD);
    var number = card.reveal();
    mac.update((byte) (number.bits() >> Byte.SIZE));
    mac.update((byte) number.bits());
    mac.update(number.reveal().toByteArray());
    return first64();
  }

  /**
   * One value for a whole set of codes: equal sets give equal values.
   *
   * @param byId sorted by id
   * @return lower-case hex
   */
  String ofSet(UUID door, List<DoorCode> byId) {
    begin(door, (byte) 'S');
    for (var code : byId) {
      var whole = Entitlement.of(code);
      mac.update(
          ByteBuffer.allocate(34)
              .putLong(whole.id().getMostSignificantBits())
              .putLong(whole.id().getLeastSignificantBits())
              .putLong(whole.fromMillis())
              .putLong(whole.untilMillis())
              .put((byte) (whole.isDuress() ? 1 : 0))
              .put((byte) code.code().length())
              .flip());
      mac.update(code.code().reveal().getBytes(US_ASCII));
    }
    return HexFormat.of().formatHex(mac.doFinal(), 0, SET_BYTES);
  }

  private void begin(UUID door, byte kind) {
    mac.update(
        ByteBuffer.allocate(2 * Long.BYTES + 1)
            .put(kind)
            .putLong(door.getMostSignificantBits())
            .putLong(door.getLeastSignificantBits())
            .flip());
  }

  private long first64() {
    return ByteBuffer.wrap(mac.doFinal()).getLong();
  }
}
