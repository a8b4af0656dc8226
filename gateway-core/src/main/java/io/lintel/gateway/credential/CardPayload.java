package io.lintel.gateway.credential;

import io.lintel.spi.CardNumber;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What a card says of its credential, to the second. The bytes, high one first: version 1, kind 1,
 * key id 4, credential id 16, three times 5 (issued, starts, ends; seconds since 1970, 0 for none),
 * bits of the number 2 (0 for none), the number right-aligned in whole bytes.
 *
 * @param number as readers tell it, where the credential has one
 */
record CardPayload(
    Kind kind,
    UUID id,
    Instant issuedAt,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt,
    Optional<CardNumber> number) {

  static final int VERSION = 1;
  static final int KEY_ID_BYTES = 4;
  private static final int HEAD_BYTES = 39;
  private static final int NUMBER_BITS_MAX = 512;
  private static final int SECONDS_BYTES = 5;
  private static final long SECONDS_MAX = (1L << (SECONDS_BYTES * Byte.SIZE)) - 1;

  /** Read of a card, with the id of the key that signed it. */
  record Keyed(int keyId, CardPayload payload) {}

  byte[] encode(int keyId) {
    int bits = number.map(CardNumber::bits).orElse(0);
    var out = ByteBuffer.allocate(HEAD_BYTES + bytes(bits));
    out.put((byte) VERSION).put(kind.onCard()).putInt(keyId);
    out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    putSeconds(out, Optional.of(issuedAt));
    putSeconds(out, startsAt);
    putSeconds(out, endsAt);
    out.putShort((short) bits);
    number.ifPresent(value -> putNumber(out, value));
    return out.array();
  }

  /** Empty when the bytes are none of this version. */
  static Optional<Keyed> decode(ByteBuffer in) {
    try {
      return in.get() == VERSION ? Optional.of(decodeFirst(in)) : Optional.empty();
    } catch (BufferUnderflowException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Keyed decodeFirst(ByteBuffer in) {
    var kind = Kind.ofCard(in.get()).orElseThrow(() -> new IllegalArgumentException("kind"));
    int keyId = in.getInt();
    var id = new UUID(in.getLong(), in.getLong());
    var issued = seconds(in).orElse(Instant.EPOCH);
    var starts = seconds(in);
    var ends = seconds(in);
    var payload = new CardPayload(kind, id, issued, starts, ends, number(in));
    if (in.hasRemaining()) {
      throw new IllegalArgumentException("more than the number");
    }
    return new Keyed(keyId, payload);
  }

  private static Optional<CardNumber> number(ByteBuffer in) {
    int bits = Short.toUnsignedInt(in.getShort());
    if (bits == 0) {
      return Optional.empty();
    }
    if (bits > NUMBER_BITS_MAX) {
      throw new IllegalArgumentException("bits");
    }
    byte[] bytes = new byte[bytes(bits)];
    in.get(bytes);
    return Optional.of(new CardNumber(bits, new BigInteger(1, bytes)));
  }

  private static void putNumber(ByteBuffer out, CardNumber number) {
    out.put(HexFormat.of().parseHex(number.revealHex()));
  }

  private static void putSeconds(ByteBuffer out, Optional<Instant> at) {
    long seconds = at.map(Instant::getEpochSecond).orElse(0L);
    if (seconds < 0 || seconds > SECONDS_MAX) {
      throw new IllegalArgumentException("a time before 1970 or far away");
    }
    out.put((byte) (seconds >> Integer.SIZE)).putInt((int) seconds);
  }

  private static Optional<Instant> seconds(ByteBuffer in) {
    long high = Byte.toUnsignedLong(in.get());
    long seconds = (high << Integer.SIZE) | Integer.toUnsignedLong(in.getInt());
    return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
  }

  private static int bytes(int bits) {
    return (bits + Byte.SIZE - 1) / Byte.SIZE;
  }
}
