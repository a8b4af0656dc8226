package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** The commands of Security S0, 0x98. */
public sealed interface S0Command {
  int CLASS_ID = 0x98;
  int NONCE_BYTES = 8;
  int MAC_BYTES = 8;

  Octets encode();

  static boolean isOne(Octets command) {
    return command.size() >= 2 && command.at(0) == CLASS_ID;
  }

  static S0Command decode(Octets command) {
    var reader = new OctetReader(command, "S0 command");
    reader.u8("command class");
    int id = reader.u8("command");
    return switch (id) {
      case SupportedGet.ID -> new SupportedGet();
      case SupportedReport.ID -> new SupportedReport(reader.u8("reports to follow"), reader.rest());
      case SchemeGet.ID -> new SchemeGet();
      case SchemeReport.ID -> new SchemeReport();
      case NetworkKeySet.ID ->
          new NetworkKeySet(new NetworkKey(reader.octets(NetworkKey.SIZE_BYTES, "network key")));
      case NetworkKeyVerify.ID -> new NetworkKeyVerify();
      case NonceGet.ID -> new NonceGet();
      case NonceReport.ID -> new NonceReport(reader.octets(NONCE_BYTES, "nonce"));
      case Encapsulated.ALONE, Encapsulated.WITH_NONCE_GET -> Encapsulated.read(id, reader);
      default -> throw new MalformedFrame("S0 command", "command", 1);
    };
  }

  /** Which classes the node has under S0. */
  record SupportedGet() implements S0Command {
    static final int ID = 0x02;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID);
    }
  }

  /**
   * A part of the classes that a node has under S0.
   *
   * @param toFollow further reports
   * @param classes as in node information: 0xEF separates supported from controlled ones
   */
  record SupportedReport(int toFollow, Octets classes) implements S0Command {
    static final int ID = 0x03;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID, toFollow).plus(classes);
    }
  }

  /** Begins a key exchange. The byte of schemes is 0, and nobody may check it. */
  record SchemeGet() implements S0Command {
    static final int ID = 0x04;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID, 0);
    }
  }

  /** A node is ready for its key. */
  record SchemeReport() implements S0Command {
    static final int ID = 0x05;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID, 0);
    }
  }

  record NetworkKeySet(NetworkKey key) implements S0Command {
    static final int ID = 0x06;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID).plus(key.octets());
    }
  }

  /** A node proves that it has the key, by sending this under it. */
  record NetworkKeyVerify() implements S0Command {
    static final int ID = 0x07;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID);
    }
  }

  record NonceGet() implements S0Command {
    static final int ID = 0x40;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID);
    }
  }

  record NonceReport(Octets nonce) implements S0Command {
    static final int ID = 0x80;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID).plus(nonce);
    }
  }

  /**
   * A sealed command, or one half of it.
   *
   * @param wantsNonce whether the sender asks for the next nonce in the same breath
   * @param senderNonce 8 bytes
   * @param nonceId the first byte of the receiver's nonce
   * @param mac 8 bytes
   */
  record Encapsulated(
      boolean wantsNonce, Octets senderNonce, Octets ciphertext, int nonceId, Octets mac)
      implements S0Command {
    static final int ALONE = 0x81;
    static final int WITH_NONCE_GET = 0xC1;

    private static Encapsulated read(int id, OctetReader reader) {
      Octets senderNonce = reader.octets(NONCE_BYTES, "sender's nonce");
      int cipherBytes = Math.max(1, reader.left() - 1 - MAC_BYTES);
      return new Encapsulated(
          id == WITH_NONCE_GET,
          senderNonce,
          reader.octets(cipherBytes, "ciphertext"),
          reader.u8("nonce id"),
          reader.octets(MAC_BYTES, "message authentication code"));
    }

    int id() {
      return wantsNonce ? WITH_NONCE_GET : ALONE;
    }

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, id()).plus(senderNonce).plus(ciphertext).plus(nonceId).plus(mac);
    }
  }
}
