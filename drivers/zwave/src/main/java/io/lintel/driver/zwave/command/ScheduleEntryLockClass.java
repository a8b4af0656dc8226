package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Schedule Entry Lock, 0x4E, versions 1 to 3: when a user's code counts, by the lock's own clock
 * and in its local time. Setting one kind of schedule switches the user's other kinds off.
 */
public final class ScheduleEntryLockClass {
  public static final int ID = 0x4E;

  private static final int ENABLE_SET = 0x01;
  private static final int WEEK_DAY_SET = 0x03;
  private static final int WEEK_DAY_GET = 0x04;
  private static final int WEEK_DAY_REPORT = 0x05;
  private static final int YEAR_DAY_SET = 0x06;
  private static final int YEAR_DAY_GET = 0x07;
  private static final int YEAR_DAY_REPORT = 0x08;
  private static final int SUPPORTED_GET = 0x09;
  private static final int SUPPORTED_REPORT = 0x0A;
  private static final int TIME_OFFSET_GET = 0x0B;
  private static final int TIME_OFFSET_REPORT = 0x0C;
  private static final int TIME_OFFSET_SET = 0x0D;
  private static final int DAILY_GET = 0x0E;
  private static final int DAILY_REPORT = 0x0F;
  private static final int DAILY_SET = 0x10;

  private static final int ERASE = 0x00;
  private static final int WRITE = 0x01;
  private static final int NOTHING = 0xFF;
  private static final int NEGATIVE = 0x80;

  /** Years are told since then. */
  private static final int EPOCH_YEAR = 2000;

  public static Octets getSupported() {
    return Octets.of(ID, SUPPORTED_GET);
  }

  /** Whether a user's schedules count; while they do, the code counts only within them. */
  public static Octets enable(int user, boolean on) {
    return Octets.of(ID, ENABLE_SET, user, on ? 1 : 0);
  }

  public static Octets setWeekDay(int user, int slot, WeekDay when) {
    return Octets.of(ID, WEEK_DAY_SET, WRITE, user, slot, number(when.day()))
        .plus(clock(when.from()))
        .plus(clock(when.until()));
  }

  public static Octets setYearDay(int user, int slot, YearDay when) {
    return Octets.of(ID, YEAR_DAY_SET, WRITE, user, slot)
        .plus(date(when.from()))
        .plus(date(when.until()));
  }

  /** Version 3. */
  public static Octets setDaily(int user, int slot, Daily when) {
    return Octets.of(ID, DAILY_SET, WRITE, user, slot, mask(when.days()))
        .plus(clock(when.from()))
        .plus((int) when.length().toHours(), when.length().toMinutesPart());
  }

  public static Octets eraseWeekDay(int user, int slot) {
    return Octets.of(ID, WEEK_DAY_SET, ERASE, user, slot).plus(nothing(5));
  }

  public static Octets eraseYearDay(int user, int slot) {
    return Octets.of(ID, YEAR_DAY_SET, ERASE, user, slot).plus(nothing(10));
  }

  /** Version 3. */
  public static Octets eraseDaily(int user, int slot) {
    return Octets.of(ID, DAILY_SET, ERASE, user, slot).plus(nothing(5));
  }

  public static Octets getWeekDay(int user, int slot) {
    return Octets.of(ID, WEEK_DAY_GET, user, slot);
  }

  public static Octets getYearDay(int user, int slot) {
    return Octets.of(ID, YEAR_DAY_GET, user, slot);
  }

  public static Octets getDaily(int user, int slot) {
    return Octets.of(ID, DAILY_GET, user, slot);
  }

  /**
   * How far the lock's local time is from UTC, and how far summer time moves it; version 2.
   *
   * @param offset within ±14 h
   * @param summer 0..127 min
   */
  public static Octets setTimeOffset(Duration offset, Duration summer) {
    int minutes = (int) offset.abs().toMinutes();
    int sign = offset.isNegative() ? NEGATIVE : 0;
    return Octets.of(
        ID, TIME_OFFSET_SET, sign | minutes / 60, minutes % 60, (int) summer.toMinutes());
  }

  public static Octets getTimeOffset() {
    return Octets.of(ID, TIME_OFFSET_GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case SUPPORTED_REPORT -> supported(reader);
      case WEEK_DAY_REPORT ->
          new WeekDayReport(reader.u8("user"), reader.u8("slot"), weekDay(reader));
      case YEAR_DAY_REPORT ->
          new YearDayReport(reader.u8("user"), reader.u8("slot"), yearDay(reader));
      case DAILY_REPORT -> new DailyReport(reader.u8("user"), reader.u8("slot"), daily(reader));
      case TIME_OFFSET_REPORT -> timeOffset(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Supported supported(OctetReader reader) {
    int weekDays = reader.u8("week day slots");
    int yearDays = reader.u8("year day slots");
    return new Supported(weekDays, yearDays, reader.left() == 0 ? 0 : reader.u8("daily slots"));
  }

  private static Optional<WeekDay> weekDay(OctetReader reader) {
    int day = reader.u8("week day");
    Octets from = reader.octets(2, "start");
    Octets until = reader.octets(2, "stop");
    return day > 6
        ? Optional.empty()
        : time(from).flatMap(a -> time(until).map(b -> new WeekDay(day(day), a, b)));
  }

  private static Optional<YearDay> yearDay(OctetReader reader) {
    Octets from = reader.octets(5, "start");
    Octets until = reader.octets(5, "stop");
    return dateTime(from).flatMap(a -> dateTime(until).map(b -> new YearDay(a, b)));
  }

  private static Optional<Daily> daily(OctetReader reader) {
    Set<DayOfWeek> days = days(reader.u8("week days"));
    Octets from = reader.octets(2, "start");
    Duration length =
        Duration.ofHours(reader.u8("duration hours")).plusMinutes(reader.u8("duration minutes"));
    return days.isEmpty() ? Optional.empty() : time(from).map(a -> new Daily(days, a, length));
  }

  private static TimeOffset timeOffset(OctetReader reader) {
    int hours = reader.u8("offset hours");
    Duration offset = Duration.ofHours(hours & ~NEGATIVE).plusMinutes(reader.u8("offset minutes"));
    int summer = reader.u8("summer time");
    return new TimeOffset(
        (hours & NEGATIVE) == 0 ? offset : offset.negated(),
        Duration.ofMinutes((summer & NEGATIVE) == 0 ? summer : -(summer & ~NEGATIVE)));
  }

  private static Optional<LocalTime> time(Octets clock) {
    try {
      return Optional.of(LocalTime.of(clock.at(0), clock.at(1)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDateTime> dateTime(Octets d) {
    try {
      return Optional.of(
          LocalDateTime.of(EPOCH_YEAR + d.at(0), d.at(1), d.at(2), d.at(3), d.at(4)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Octets clock(LocalTime time) {
    return Octets.of(time.getHour(), time.getMinute());
  }

  private static Octets date(LocalDateTime time) {
    return Octets.of(time.getYear() - EPOCH_YEAR, time.getMonthValue(), time.getDayOfMonth())
        .plus(clock(time.toLocalTime()));
  }

  /** Sunday is 0 here and 7 in Java. */
  private static int number(DayOfWeek day) {
    return day.getValue() % 7;
  }

  private static DayOfWeek day(int number) {
    return DayOfWeek.of(number == 0 ? 7 : number);
  }

  private static int mask(Set<DayOfWeek> days) {
    return days.stream().mapToInt(day -> 1 << number(day)).sum();
  }

  private static Set<DayOfWeek> days(int mask) {
    return Mask.of(Octets.of(mask & 0x7F)).stream()
        .map(ScheduleEntryLockClass::day)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Octets nothing(int count) {
    Octets octets = Octets.NONE;
    for (int i = 0; i < count; i++) {
      octets = octets.plus(NOTHING);
    }
    return octets;
  }

  /** What a lock says of its schedules. */
  public sealed interface FromNode extends NodeCommand {}

  /** Slots for each user, of each kind. */
  public record Supported(int weekDays, int yearDays, int daily) implements FromNode {}

  /** Once a week; both ends on the same day. */
  public record WeekDay(DayOfWeek day, LocalTime from, LocalTime until) {}

  /** Once; years 2000 to 2255. */
  public record YearDay(LocalDateTime from, LocalDateTime until) {}

  /** On some days of each week. */
  public record Daily(Set<DayOfWeek> days, LocalTime from, Duration length) {
    public Daily {
      days = Set.copyOf(days);
    }
  }

  /** What a slot holds; empty when nothing. */
  public record WeekDayReport(int user, int slot, Optional<WeekDay> when) implements FromNode {}

  /** What a slot holds; empty when nothing. */
  public record YearDayReport(int user, int slot, Optional<YearDay> when) implements FromNode {}

  /** What a slot holds; empty when nothing. */
  public record DailyReport(int user, int slot, Optional<Daily> when) implements FromNode {}

  /** How the lock's local time lies to UTC. */
  public record TimeOffset(Duration offset, Duration summer) implements FromNode {}

  private ScheduleEntryLockClass() {}
}
