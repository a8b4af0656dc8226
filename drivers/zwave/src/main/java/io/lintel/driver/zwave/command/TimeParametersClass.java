package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Time Parameters, 0x8B, version 1: the node's clock, in UTC. */
public final class TimeParametersClass {
  public static final int ID = 0x8B;

  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;

  /** Never from a clock that is not trusted: a lock's schedules rest on it. */
  public static Octets set(LocalDateTime utc) {
    return Octets.of(ID, SET)
        .plus(Wide.word(utc.getYear()))
        .plus(utc.getMonthValue(), utc.getDayOfMonth())
        .plus(utc.getHour(), utc.getMinute(), utc.getSecond());
  }

  public static Octets get() {
    return Octets.of(ID, GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> report(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Report report(OctetReader reader) {
    int year = reader.u16("year");
    int month = reader.u8("month");
    int day = reader.u8("day");
    int hour = reader.u8("hour");
    int minute = reader.u8("minute");
    return new Report(time(year, month, day, hour, minute, reader.u8("second")));
  }

  private static Optional<LocalDateTime> time(
      int year, int month, int day, int hour, int minute, int second) {
    try {
      return Optional.of(LocalDateTime.of(year, month, day, hour, minute, second));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** What a node says of its clock. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * What its clock says.
   *
   * @param utc empty when that is no time, as of a clock that was never set
   */
  public record Report(Optional<LocalDateTime> utc) implements FromNode {
    /** How far it is ahead of this instant; negative when it is late. */
    public Optional<Long> aheadSeconds(Instant now) {
      return utc.map(it -> it.toEpochSecond(ZoneOffset.UTC) - now.getEpochSecond());
    }
  }

  private TimeParametersClass() {}
}
