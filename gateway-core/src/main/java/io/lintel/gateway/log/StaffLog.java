package io.lintel.gateway.log;

import io.lintel.gateway.time.Time;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.tinylog.Logger;
import org.tinylog.TaggedLogger;

/** Tells staff by way of the log. From any thread; the log's own thread writes. */
public final class StaffLog implements HouseLog {

  /** Marks lines in plain words; they are printed without the name of a class. */
  static final String TAG = "staff";

  private static final TaggedLogger LOG = Logger.tag(TAG);
  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Time time;
  private final ZoneId site;

  public StaffLog(Time time, ZoneId site) {
    this.time = time;
    this.site = site;
  }

  @Override
  public void tell(Happening happening) {
    Sentence sentence = Sentences.of(happening);
    String text = sentence.text() + localTime(happening, time.wall(), site);
    switch (sentence.level()) {
      case DEBUG -> LOG.debug((Object) text);
      case INFO -> LOG.info((Object) text);
      case WARN -> LOG.warn((Object) text);
      case ERROR -> LOG.error((Object) text);
    }
  }

  /** The time at the device, where its clock shows another one than the site's. */
  static String localTime(Happening happening, Instant now, ZoneId site) {
    return deviceOf(happening)
        .flatMap(HouseDevice::ownZone)
        .filter(zone -> !zone.getRules().getOffset(now).equals(site.getRules().getOffset(now)))
        .map(zone -> " [there: " + LOCAL_TIME.format(now.atZone(zone)) + ", " + zone + "]")
        .orElse("");
  }

  private static Optional<HouseDevice> deviceOf(Happening happening) {
    return switch (happening) {
      case Happening.AttemptAccepted(var attempt) -> attempt.device();
      case Happening.AttemptStarted(var attempt) -> attempt.device();
      case Happening.AttemptSucceeded ended -> ended.attempt().device();
      case Happening.AttemptFailed ended -> ended.attempt().device();
      case Happening.Moved moved -> Optional.of(moved.device());
      case Happening.Denied denied -> Optional.of(denied.device());
      case Happening.DeviceOnline online -> Optional.of(online.device());
      case Happening.DeviceOffline offline -> Optional.of(offline.device());
      case Happening.DeviceAdded added -> Optional.of(added.device());
      case Happening.DeviceReplaced replaced -> Optional.of(replaced.device());
      case Happening.DeviceRemoved removed -> Optional.of(removed.device());
      case Happening.Battery battery -> Optional.of(battery.device());
      case Happening.Tampered tampered -> Optional.of(tampered.device());
      case Happening.DeviceTrouble trouble -> Optional.of(trouble.device());
      default -> Optional.empty();
    };
  }
}
