package io.lintel.driver.zwave.encap;

import io.lintel.driver.zwave.wire.Crc16;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/**
 * Transport Service version 2, 0x55: a datagram in pieces that fit a radio frame. Upper five bits
 * of the second byte are the command; its lower three belong to the datagram's size. Version 1
 * knows other commands and is not spoken.
 */
public sealed interface Segment {
  int ID = 0x55;

  /** Of a datagram, as 11 bits count it. */
  int DATAGRAM_LIMIT_BYTES = 0x7FF;

  int FIRST = 0xC0;
  int REQUEST = 0xC8;
  int SUBSEQUENT = 0xE0;
  int COMPLETE = 0xE8;
  int WAIT = 0xF0;

  /** In the byte of the session: a header extension follows, with its length first. */
  int EXTENDED = 0x08;

  int COMMAND_BITS = 0xF8;
  int HIGH_BITS = 0x07;

  /** With class and command bytes, and its checksum where it has one. */
  Octets encode();

  /**
   * A piece of a datagram.
   *
   * @param total size of the whole datagram, 1..2047 bytes
   * @param session 0..15, the sender's
   * @param offset of the piece in the datagram, 0 only for the first
   */
  record Piece(int total, int session, int offset, Octets data) implements Segment {
    @Override
    public Octets encode() {
      Octets head = Octets.of(ID, (offset == 0 ? FIRST : SUBSEQUENT) | total >> 8, total & 0xFF);
      Octets place =
          offset == 0
              ? Octets.of(session << 4)
              : Octets.of(session << 4 | offset >> 8, offset & 0xFF);
      return Crc16.sealed(head.plus(place).plus(data));
    }
  }

  /** The receiver misses the piece from this offset on. */
  record Request(int session, int offset) implements Segment {
    @Override
    public Octets encode() {
      return Octets.of(ID, REQUEST, session << 4 | offset >> 8, offset & 0xFF);
    }
  }

  /** The receiver has the whole datagram. */
  record Complete(int session) implements Segment {
    @Override
    public Octets encode() {
      return Octets.of(ID, COMPLETE, session << 4);
    }
  }

  /**
   * The receiver has none of it: begin again, after as many pieces of another datagram.
   *
   * @param pieces 0..255
   */
  record Wait(int pieces) implements Segment {
    @Override
    public Octets encode() {
      return Octets.of(ID, WAIT, pieces);
    }
  }

  static Segment decode(Octets octets) {
    var reader = new OctetReader(octets, "Transport Service");
    reader.u8("command class");
    int command = reader.u8("command");
    return switch (command & COMMAND_BITS) {
      case FIRST, SUBSEQUENT -> piece(Crc16.opened(octets, "Transport Service segment"));
      case REQUEST -> request(reader);
      case COMPLETE -> new Complete(reader.u8("session") >> 4);
      case WAIT -> new Wait(reader.u8("pieces"));
      default -> throw new MalformedFrame("Transport Service", "command", 1);
    };
  }

  private static Request request(OctetReader reader) {
    int properties = reader.u8("session");
    return new Request(properties >> 4, (properties & HIGH_BITS) << 8 | reader.u8("offset"));
  }

  private static Piece piece(Octets unsealed) {
    var reader = new OctetReader(unsealed, "Transport Service segment");
    reader.u8("command class");
    int command = reader.u8("command");
    boolean first = (command & COMMAND_BITS) == FIRST;
    int total = (command & HIGH_BITS) << 8 | reader.u8("size");
    int properties = reader.u8("session");
    int offset = first ? 0 : (properties & HIGH_BITS) << 8 | reader.u8("offset");
    if ((properties & EXTENDED) != 0) {
      reader.octets(reader.u8("extension length"), "extension");
    }
    return checked(new Piece(total, properties >> 4, offset, reader.rest()), first);
  }

  private static Piece checked(Piece piece, boolean first) {
    if (piece.data().size() == 0) {
      throw new MalformedFrame("Transport Service segment", "data", 4);
    }
    boolean misplaced = !first && piece.offset() == 0;
    if (misplaced || piece.offset() + piece.data().size() > piece.total()) {
      throw new MalformedFrame("Transport Service segment", "offset", 3);
    }
    return piece;
  }
}
