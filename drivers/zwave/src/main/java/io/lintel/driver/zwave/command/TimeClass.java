package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.time.LocalDate;
import java.time.LocalTime;

/** Time, 0x8A, versions 1 and 2: nodes ask a host for local time. */
public final class TimeClass {
  public static final int ID = 0x8A;

  private static final int TIME_GET = 0x01;
  private static final int TIME_REPORT = 0x02;
  private static final int DATE_GET = 0x03;
  private static final int DATE_REPORT = 0x04;

  /** Set in the hour by a node whose clock has stopped. */
  private static final int CLOCK_FAILED = 7;

  /** Our answer; never given from a clock that is not trusted. */
  public static Octets time(LocalTime local) {
    return Octets.of(ID, TIME_REPORT, local.getHour(), local.getMinute(), local.getSecond());
  }

  /** Our answer; never given from a clock that is not trusted. */
  public static Octets date(LocalDate local) {
    return Octets.of(ID, DATE_REPORT)
        .plus(Wide.word(local.getYear()))
        .plus(local.getMonthValue(), local.getDayOfMonth());
  }

  public static Octets getTime() {
    return Octets.of(ID, TIME_GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case TIME_GET -> new TimeAsked();
      case DATE_GET -> new DateAsked();
      case TIME_REPORT -> report(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Report report(OctetReader reader) {
    int hour = reader.u8("hour");
    return new Report(
        !Mask.bit(hour, CLOCK_FAILED), hour & 0x1F, reader.u8("minute"), reader.u8("second"));
  }

  /** What a node says or asks of time. */
  public sealed interface FromNode extends NodeCommand {}

  /** The node wants to know what time it is. */
  public record TimeAsked() implements FromNode {}

  /** The node wants to know what day it is. */
  public record DateAsked() implements FromNode {}

  /**
   * What its own clock says, in its local time.
   *
   * @param good false when the node says that its clock has failed
   */
  public record Report(boolean good, int hour, int minute, int second) implements FromNode {}

  private TimeClass() {}
}
