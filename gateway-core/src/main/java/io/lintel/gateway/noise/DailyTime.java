package io.lintel.gateway.noise;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day as published: {@code 22:00:00[Europe/Paris]}.
 *
 * @param zone empty when none was written: the device's counts
 */
record DailyTime(LocalTime time, Optional<ZoneId> zone) {

  /** ISO 8601 with seconds. */
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final Pattern FORM =
      Pattern.compile("((?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d)(?:\\[([A-Za-z0-9_+/-]{1,64})])?");

  /** Empty when it is no such time, or of no zone that is known here. */
  static Optional<DailyTime> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var time = LocalTime.parse(matcher.group(1));
    return Optional.ofNullable(matcher.group(2))
        .map(name -> zone(name).map(zone -> new DailyTime(time, Optional.of(zone))))
        .orElseGet(() -> Optional.of(new DailyTime(time, Optional.empty())));
  }

  static String text(LocalTime time, ZoneId zone) {
    return SECONDS.format(time) + "[" + zone.getId() + "]";
  }

  /** An offset such as +02:00 knows no summer time. */
  private static Optional<ZoneId> zone(String name) {
    return ZoneId.getAvailableZoneIds().contains(name)
        ? Optional.of(ZoneId.of(name))
        : Optional.empty();
  }
}
