package io.lintel.gateway.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lintel.spi.CardNumber;
import io.lintel.spi.Secret;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The NDEF message on a card: one short external record {@code lintel.io:card} (NFC Forum RTD 1.0,
 * NDEF 1.0, 3.2) with a {@link CardPayload} and a signature over it and over the identifier of the
 * card that it was written for. Pure.
 */
final class CardMessage {

  private static final byte[] TYPE = "lintel.io:card".getBytes(US_ASCII);

  /** First and last record, short, of an external type. */
  private static final int HEADER = 0xD4;

  private static final int HEAD_BYTES = 3;

  /** Keeps a signature made for cards from meaning anything elsewhere. */
  private static final byte[] DOMAIN = "lintel card 1".getBytes(US_ASCII);

  private CardMessage() {}

  /** What a message on a card is worth. */
  sealed interface Reading {
    /** Signed by this gateway, for this very card. */
    record Genuine(CardPayload payload) implements Reading {}

    /** Nothing that this gateway could have written. */
    record Foreign() implements Reading {}

    /** Written by a gateway with another key. */
    record OtherGateway() implements Reading {}

    /** The signature does not fit: changed, or copied from another card. */
    record NotGenuine() implements Reading {}
  }

  static Secret write(CardPayload payload, CardNumber identifier, CardSigner signer) {
    byte[] plain = payload.encode(signer.keyId());
    byte[] signature = signer.sign(signed(plain, identifier));
    var out = ByteBuffer.allocate(HEAD_BYTES + TYPE.length + plain.length + signature.length);
    out.put((byte) HEADER).put((byte) TYPE.length).put((byte) (plain.length + signature.length));
    return new Secret(out.put(TYPE).put(plain).put(signature).array());
  }

  static Reading read(Secret message, CardNumber identifier, CardSigner signer) {
    byte[] content = content(message.reveal()).orElse(new byte[0]);
    int size = content.length - CardSigner.SIGNATURE_BYTES;
    if (size <= 0) {
      return new Reading.Foreign();
    }
    byte[] plain = Arrays.copyOf(content, size);
    byte[] signature = Arrays.copyOfRange(content, size, content.length);
    var keyed = CardPayload.decode(ByteBuffer.wrap(plain));
    if (keyed.isEmpty()) {
      return new Reading.Foreign();
    }
    if (keyed.get().keyId() != signer.keyId()) {
      return new Reading.OtherGateway();
    }
    return signer.isSigned(signed(plain, identifier), signature)
        ? new Reading.Genuine(keyed.get().payload())
        : new Reading.NotGenuine();
  }

  /** The payload of the one record that it must be. */
  private static Optional<byte[]> content(byte[] message) {
    int start = HEAD_BYTES + TYPE.length;
    boolean ours =
        message.length >= start
            && (message[0] & 0xFF) == HEADER
            && message[1] == TYPE.length
            && (message[2] & 0xFF) == message.length - start
            && Arrays.equals(Arrays.copyOfRange(message, HEAD_BYTES, start), TYPE);
    return ours
        ? Optional.of(Arrays.copyOfRange(message, start, message.length))
        : Optional.empty();
  }

  private static byte[] signed(byte[] plain, CardNumber identifier) {
    byte[] card = HexFormat.of().parseHex(identifier.revealHex());
    return ByteBuffer.allocate(DOMAIN.length + 1 + card.length + plain.length)
        .put(DOMAIN)
        .put((byte) card.length)
        .put(card)
        .put(plain)
        .array();
  }
}
