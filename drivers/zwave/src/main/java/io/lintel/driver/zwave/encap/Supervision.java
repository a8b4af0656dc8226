package io.lintel.driver.zwave.encap;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Supervision, 0x6C: has the other side say what became of a command. */
public sealed interface Supervision {
  int ID = 0x6C;

  /** Sessions are numbered 0..63 and wrap. */
  int SESSIONS = 64;

  int GET = 0x01;
  int REPORT = 0x02;

  /** In the byte of the session: of a Get, updates are wanted; of a Report, more will follow. */
  int UPDATES = 0x80;

  /**
   * {@code 6C 01 updates|session length command}.
   *
   * @param session 0..63, the same for a repetition of the same command
   * @param updates whether more reports than the first are welcome
   */
  record Get(int session, boolean updates, Octets command) implements Supervision {
    @Override
    public Octets encode() {
      return Octets.of(ID, GET, session | (updates ? UPDATES : 0), command.size()).plus(command);
    }
  }

  /**
   * {@code 6C 02 more|session status duration}.
   *
   * @param session 0..63, of the Get
   * @param more another report will follow
   * @param duration byte as in command classes: 0..0x7F seconds, 0x80..0xFD minutes from 1, 0xFE
   *     unknown
   */
  record Report(int session, boolean more, Status status, int duration) implements Supervision {
    private static final int LAST_SECONDS = 0x7F;
    private static final int LAST_MINUTES = 0xFD;

    @Override
    public Octets encode() {
      return Octets.of(ID, REPORT, session | (more ? UPDATES : 0), status.code, duration);
    }

    /** How long it will take, in milliseconds; 0 when it does not say. */
    public int leftMillis() {
      if (duration <= LAST_SECONDS) {
        return duration * 1_000;
      }
      return duration <= LAST_MINUTES ? (duration - LAST_SECONDS) * 60_000 : 0;
    }
  }

  /** What became of the command. */
  enum Status {
    NO_SUPPORT(0x00),
    WORKING(0x01),
    FAIL(0x02),
    SUCCESS(0xFF);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    private static Status of(int code) {
      for (Status status : values()) {
        if (status.code == code) {
          return status;
        }
      }
      throw new MalformedFrame("Supervision Report", "status", 3);
    }
  }

  /** With its class and command bytes. */
  Octets encode();

  /** The report to a Get: it is done, with nothing to follow. */
  static Report answer(Get get, Status status) {
    return new Report(get.session(), false, status, 0);
  }

  static Supervision decode(Octets octets) {
    var reader = new OctetReader(octets, "Supervision");
    reader.u8("command class");
    return switch (reader.u8("command")) {
      case GET -> get(reader);
      case REPORT -> report(reader);
      default -> throw new MalformedFrame("Supervision", "command", 1);
    };
  }

  private static Get get(OctetReader reader) {
    int properties = reader.u8("session");
    Octets command = reader.octets(reader.u8("length"), "command");
    return new Get(properties % SESSIONS, (properties & UPDATES) != 0, command);
  }

  /** Some nodes leave the duration out. */
  private static Report report(OctetReader reader) {
    int properties = reader.u8("session");
    Status status = Status.of(reader.u8("status"));
    int duration = reader.left() == 0 ? 0 : reader.u8("duration");
    return new Report(properties % SESSIONS, (properties & UPDATES) != 0, status, duration);
  }
}
