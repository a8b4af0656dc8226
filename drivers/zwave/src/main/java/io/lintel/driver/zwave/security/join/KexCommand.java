package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** The commands of Security 2, 0x9F, with which a node gets its keys (SDS13783, 4.2). */
public sealed interface KexCommand {
  int CLASS_ID = 0x9F;

  Octets encode();

  /** Whether a command belongs to a key exchange; the others of 0x9F carry messages. */
  static boolean isOne(Octets command) {
    return command.size() >= 2
        && command.at(0) == CLASS_ID
        && command.at(1) >= KexGet.ID
        && command.at(1) <= TransferEnd.ID;
  }

  /** Decodes a command of which {@link #isOne} holds. */
  static KexCommand decode(Octets command) {
    var reader = new OctetReader(command, "key exchange command");
    reader.u8("command class");
    int id = reader.u8("command");
    return switch (id) {
      case KexGet.ID -> new KexGet();
      case KexReport.ID -> new KexReport(KexParameters.read(reader));
      case KexSet.ID -> new KexSet(KexParameters.read(reader));
      case Fail.ID -> new Fail(reader.u8("type"));
      case PublicKeyReport.ID -> PublicKeyReport.read(reader);
      case NetworkKeyGet.ID -> new NetworkKeyGet(reader.u8("requested key"));
      case NetworkKeyReport.ID -> NetworkKeyReport.read(reader);
      case NetworkKeyVerify.ID -> new NetworkKeyVerify();
      case TransferEnd.ID -> TransferEnd.read(reader);
      default -> throw new MalformedFrame("key exchange command", "command", 1);
    };
  }

  /** Asks a joining node what it wants and can. */
  record KexGet() implements KexCommand {
    static final int ID = 0x04;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID);
    }
  }

  /** What a node wants and can; as an echo, what the host heard of it. */
  record KexReport(KexParameters parameters) implements KexCommand {
    static final int ID = 0x05;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID).plus(parameters.encode());
    }
  }

  /** What the host grants; as an echo, what the node heard of it. */
  record KexSet(KexParameters parameters) implements KexCommand {
    static final int ID = 0x06;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID).plus(parameters.encode());
    }
  }

  /**
   * One side gives up.
   *
   * @param type see {@link KexFail}; the others are reserved
   */
  record Fail(int type) implements KexCommand {
    static final int ID = 0x07;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID, type);
    }
  }

  /**
   * A public key of Curve25519.
   *
   * @param ofHost whether the including side sends it
   * @param key 32 bytes, little-endian; a node that joins authenticated blanks the first two
   */
  record PublicKeyReport(boolean ofHost, Octets key) implements KexCommand {
    static final int ID = 0x08;
    static final int KEY_BYTES = 32;

    private static PublicKeyReport read(OctetReader reader) {
      boolean ofHost = (reader.u8("flags") & 1) != 0;
      return new PublicKeyReport(ofHost, reader.octets(KEY_BYTES, "public key"));
    }

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID, ofHost ? 1 : 0).plus(key);
    }
  }

  /**
   * A node asks for the key of one class.
   *
   * @param bit of one class, see {@link SecurityClass#bit}
   */
  record NetworkKeyGet(int bit) implements KexCommand {
    static final int ID = 0x09;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID, bit);
    }
  }

  /** The key of one class. */
  record NetworkKeyReport(int bit, NetworkKey key) implements KexCommand {
    static final int ID = 0x0A;

    private static NetworkKeyReport read(OctetReader reader) {
      int bit = reader.u8("granted key");
      return new NetworkKeyReport(
          bit, new NetworkKey(reader.octets(NetworkKey.SIZE_BYTES, "network key")));
    }

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID, bit).plus(key.octets());
    }
  }

  /** A node proves that it has the key, by sending this under it. */
  record NetworkKeyVerify() implements KexCommand {
    static final int ID = 0x0B;

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID);
    }
  }

  /** The host has verified one key; or the node has all that it asked for. */
  record TransferEnd(boolean keyVerified, boolean complete) implements KexCommand {
    static final int ID = 0x0C;

    private static TransferEnd read(OctetReader reader) {
      int flags = reader.u8("flags");
      return new TransferEnd((flags & 2) != 0, (flags & 1) != 0);
    }

    @Override
    public Octets encode() {
      return Octets.of(CLASS_ID, ID, (keyVerified ? 2 : 0) | (complete ? 1 : 0));
    }
  }
}
