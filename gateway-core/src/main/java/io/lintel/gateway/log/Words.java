package io.lintel.gateway.log;

import io.lintel.gateway.model.Origin;
import io.lintel.spi.Fault;
import java.time.Duration;
import java.util.Locale;

/** Parts of sentences. */
final class Words {

  private static final int NAME_MAX = 100;
  private static final int TEXT_MAX = 500;

  private Words() {}

  static String name(HouseDevice device) {
    return Text.clean(device.name(), NAME_MAX);
  }

  /** Text from elsewhere. */
  static String said(String text) {
    return Text.clean(text, TEXT_MAX);
  }

  static String fault(Fault fault) {
    return said(fault.message()) + " [" + fault.code() + "]";
  }

  static String who(Origin origin) {
    return switch (origin) {
      case CLOUD -> "the platform";
      case LOCAL_API -> "the local interface";
      case ACCESS -> "the access rules";
      case EXIT_REQUEST -> "the exit button";
      case SCHEDULE -> "the schedule";
      case INSTALLER -> "someone at the gateway";
    };
  }

  /** {@code 1.2 s}, {@code 3 min 5 s}, {@code 2 h 0 min}. */
  static String time(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
