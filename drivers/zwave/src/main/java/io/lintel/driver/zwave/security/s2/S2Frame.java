package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.crypto.AesCcm;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/** The commands of Security 2 that carry messages and nonces (SDS13783, 4.2.5). */
public sealed interface S2Frame {
  int CLASS_ID = 0x9F;

  static S2Frame decode(Octets frame) {
    var reader = new OctetReader(frame, "Security 2 command");
    if (reader.u8("command class") != CLASS_ID) {
      throw new MalformedFrame("Security 2 command", "command class", 0);
    }
    int command = reader.u8("command");
    return switch (command) {
      case NonceGet.ID -> new NonceGet(reader.u8("sequence number"));
      case NonceReport.ID -> NonceReport.read(reader);
      case Encapsulated.ID -> Encapsulated.read(frame, reader);
      default -> new Other(command);
    };
  }

  /** The number of the frame after this one of the same sender: a byte that wraps. */
  static int sequenceAfter(Octets frame) {
    return (frame.at(2) + 1) & 0xFF;
  }

  /** Asks for a nonce. */
  record NonceGet(int sequence) implements S2Frame {
    static final int ID = 0x01;

    public Octets encode() {
      return Octets.of(CLASS_ID, ID, sequence);
    }
  }

  /**
   * Gives a nonce, asked for or not.
   *
   * @param missedMulticast whether the sender could not read a multicast
   * @param entropy when the sender is out of step: 16 bytes
   */
  record NonceReport(int sequence, boolean missedMulticast, Optional<Octets> entropy)
      implements S2Frame {
    static final int ID = 0x02;
    private static final int OUT_OF_STEP = 0x01;
    private static final int MISSED_MULTICAST = 0x02;

    static NonceReport giving(int sequence, Octets entropy) {
      return new NonceReport(sequence, false, Optional.of(entropy));
    }

    static NonceReport multicastMissed(int sequence) {
      return new NonceReport(sequence, true, Optional.empty());
    }

    private static NonceReport read(OctetReader reader) {
      int sequence = reader.u8("sequence number");
      int flags = reader.u8("flags");
      Optional<Octets> entropy =
          (flags & OUT_OF_STEP) != 0
              ? Optional.of(reader.octets(Span.ENTROPY_BYTES, "receiver's entropy"))
              : Optional.empty();
      return new NonceReport(sequence, (flags & MISSED_MULTICAST) != 0, entropy);
    }

    public Octets encode() {
      int flags = (missedMulticast ? MISSED_MULTICAST : 0) | (entropy.isPresent() ? 1 : 0);
      return Octets.of(CLASS_ID, ID, sequence, flags).plus(entropy.orElse(Octets.NONE));
    }
  }

  /**
   * A sealed message.
   *
   * @param extensions in the clear, vouched for
   * @param hasSealedExtensions whether the sealed text begins with more of them
   * @param clear the frame's bytes before the sealed text
   * @param sealed the text and its tag
   */
  record Encapsulated(
      int sequence, Extensions extensions, boolean hasSealedExtensions, Octets clear, Octets sealed)
      implements S2Frame {
    static final int ID = 0x03;
    private static final int HAS_EXTENSIONS = 0x01;
    private static final int HAS_SEALED_EXTENSIONS = 0x02;

    private static Encapsulated read(Octets frame, OctetReader reader) {
      int sequence = reader.u8("sequence number");
      int flags = reader.u8("flags");
      boolean extended = (flags & HAS_EXTENSIONS) != 0;
      Extensions extensions = extended ? Extensions.read(reader) : Extensions.NONE;
      int clearSize = frame.size() - reader.left();
      Octets sealed = reader.rest();
      if (sealed.size() < AesCcm.TAG_BYTES) {
        throw new MalformedFrame("Security 2 message", "tag", clearSize);
      }
      boolean sealedExtensions = (flags & HAS_SEALED_EXTENSIONS) != 0;
      return new Encapsulated(
          sequence, extensions, sealedExtensions, frame.slice(0, clearSize), sealed);
    }

    /** The bytes before the sealed text of a message of ours. */
    static Octets clear(int sequence, Octets extensions) {
      int flags = extensions.size() == 0 ? 0 : HAS_EXTENSIONS;
      return Octets.of(CLASS_ID, ID, sequence, flags).plus(extensions);
    }

    int frameSize() {
      return clear.size() + sealed.size();
    }

    Octets tag() {
      return sealed.from(sealed.size() - AesCcm.TAG_BYTES);
    }

    /** What is left of an opened text behind the extensions in it. */
    Octets command(Octets text) {
      OctetReader reader = new OctetReader(text, "Security 2 message");
      sealedExtensions(reader);
      return reader.rest();
    }

    /** Whether the sender takes us for a member of a group whose nonces we do not have. */
    boolean missesGroupNonces(Octets text) {
      var inside = sealedExtensions(new OctetReader(text, "Security 2 message"));
      return extensions.followsMulticast() && !inside.givesGroupNonces();
    }

    private Extensions sealedExtensions(OctetReader reader) {
      return hasSealedExtensions ? Extensions.read(reader) : Extensions.NONE;
    }
  }

  /** A command of a key exchange, or one that does not come in the clear. */
  record Other(int command) implements S2Frame {}
}
