package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/**
 * What a sealed message carries beside its command (SDS13783, 4.2.5.4).
 *
 * @param senderEntropy begins a new span: 16 bytes
 * @param haveUnknown whether one that must be understood is not
 * @param followsMulticast whether the same command went to a group before
 * @param givesGroupNonces whether it tells from where the group's nonces are drawn
 */
record Extensions(
    Optional<Octets> senderEntropy,
    boolean haveUnknown,
    boolean followsMulticast,
    boolean givesGroupNonces) {
  static final Extensions NONE = new Extensions(Optional.empty(), false, false, false);

  private static final int MORE = 0x80;
  private static final int CRITICAL = 0x40;
  private static final int TYPE = 0x3F;

  /** The nonces of a pair, of a group; the group that a message follows; a missed multicast. */
  private static final int SPAN = 1;

  private static final int MPAN = 2;
  private static final int GROUP = 3;
  private static final int MISSED_MULTICAST = 4;

  private static final int HEAD_BYTES = 2;

  /** The extension with which a message of ours begins a new span. */
  static Octets begin(Octets senderEntropy) {
    return Octets.of(HEAD_BYTES + Span.ENTROPY_BYTES, CRITICAL | SPAN).plus(senderEntropy);
  }

  /** Each has two bytes at least, so that their number is bounded by the frame. */
  static Extensions read(OctetReader reader) {
    Extensions all = NONE;
    int head;
    do {
      int size = reader.u8("extension's size");
      head = reader.u8("extension's type");
      if (size < HEAD_BYTES) {
        throw new MalformedFrame("Security 2 message", "extension's size", HEAD_BYTES);
      }
      all = all.and(head, reader.octets(size - HEAD_BYTES, "extension"));
    } while ((head & MORE) != 0);
    return all;
  }

  /** What is said of groups changes nothing here: this host is in none. */
  private Extensions and(int head, Octets content) {
    return switch (head & TYPE) {
      case SPAN ->
          new Extensions(
              Optional.of(entropy(content)), haveUnknown, followsMulticast, givesGroupNonces);
      case MPAN -> new Extensions(senderEntropy, haveUnknown, followsMulticast, true);
      case GROUP -> new Extensions(senderEntropy, haveUnknown, true, givesGroupNonces);
      case MISSED_MULTICAST -> this;
      default ->
          new Extensions(
              senderEntropy,
              haveUnknown || (head & CRITICAL) != 0,
              followsMulticast,
              givesGroupNonces);
    };
  }

  private static Octets entropy(Octets content) {
    if (content.size() != Span.ENTROPY_BYTES) {
      throw new MalformedFrame("Security 2 message", "sender's entropy", HEAD_BYTES);
    }
    return content;
  }
}
