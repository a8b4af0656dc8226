package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/** Door Lock Logging, 0x4C, version 1: what the lock wrote down, for reading after an outage. */
public final class DoorLockLoggingClass {
  public static final int ID = 0x4C;

  /** Asks for the youngest record. */
  public static final int LATEST = 0;

  private static final int RECORDS_SUPPORTED_GET = 0x01;
  private static final int RECORDS_SUPPORTED_REPORT = 0x02;
  private static final int RECORD_GET = 0x03;
  private static final int RECORD_REPORT = 0x04;

  private static final int HOUR = 0x1F;
  private static final int EMPTY = 0;

  public static Octets getRecordsSupported() {
    return Octets.of(ID, RECORDS_SUPPORTED_GET);
  }

  /**
   * Asks for one record.
   *
   * @param number 1 and up, {@link #LATEST} for the youngest
   */
  public static Octets getRecord(int number) {
    return Octets.of(ID, RECORD_GET, number);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case RECORDS_SUPPORTED_REPORT -> new RecordsSupported(reader.u8("record count"));
      case RECORD_REPORT -> record(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static NodeCommand record(OctetReader reader) {
    int number = reader.u8("record number");
    int year = reader.u16("year");
    int month = reader.u8("month");
    int day = reader.u8("day");
    int statusAndHour = reader.u8("status and hour");
    int minute = reader.u8("minute");
    int second = reader.u8("second");
    var at = time(year, month, day, statusAndHour & HOUR, minute, second);
    int event = reader.u8("event");
    int user = reader.u8("user");
    reader.octets(reader.u8("code length"), "code");
    return statusAndHour >> 5 == EMPTY ? new NoRecord(number) : new Entry(number, at, event, user);
  }

  /** A lock without a clock writes dates that there are not. */
  private static Optional<LocalDateTime> time(
      int year, int month, int day, int hour, int minute, int second) {
    try {
      return Optional.of(LocalDateTime.of(year, month, day, hour, minute, second));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** What a lock says of its log. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * How many it keeps.
   *
   * @param count 0..255
   */
  public record RecordsSupported(int count) implements FromNode {}

  /** There is nothing under this number. */
  public record NoRecord(int number) implements FromNode {}

  /**
   * Something happened. The code that stands beside it in the record is left where it is.
   *
   * @param number the lock's own; the oldest is overwritten when the log is full
   * @param at by the lock's clock, in its local time; empty when that is no time
   * @param event as the class numbers them, see {@link Event}
   * @param user the slot, 0 when it was no user
   */
  public record Entry(int number, Optional<LocalDateTime> at, int event, int user)
      implements FromNode {}

  /** Events that tell of the bolt. */
  public static final class Event {
    public static final int LOCK_CODE = 0x01;
    public static final int UNLOCK_CODE = 0x02;
    public static final int LOCK_BUTTON = 0x03;
    public static final int UNLOCK_BUTTON = 0x04;
    public static final int LOCK_CODE_OUT_OF_SCHEDULE = 0x05;
    public static final int UNLOCK_CODE_OUT_OF_SCHEDULE = 0x06;
    public static final int ILLEGAL_CODE = 0x07;
    public static final int LOCK_MANUAL = 0x08;
    public static final int UNLOCK_MANUAL = 0x09;
    public static final int LOCK_AUTO = 0x0A;
    public static final int UNLOCK_AUTO = 0x0B;
    public static final int LOCK_REMOTE_CODE = 0x0C;
    public static final int UNLOCK_REMOTE_CODE = 0x0D;
    public static final int LOCK_REMOTE = 0x0E;
    public static final int UNLOCK_REMOTE = 0x0F;

    private Event() {}
  }

  private DoorLockLoggingClass() {}
}
