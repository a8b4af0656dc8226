package io.lintel.gateway.log;

import static io.lintel.gateway.log.Words.name;

import io.lintel.spi.Report;

/** What is said of doors and devices. */
final class DeviceSentences {

  private static final int BATTERY_LOW_PERCENT = 15;

  private DeviceSentences() {}

  static Sentence moved(Happening.Moved moved) {
    String name = name(moved.device());
    return switch (moved.state()) {
      case LOCKED -> Sentence.info(name + ": " + how("locked", moved));
      case UNLOCKED -> Sentence.info(name + ": " + how("unlocked", moved));
      case JAMMED ->
          Sentence.warn(name + ": the bolt is jammed; look at the door, it is not locked for sure");
      case UNKNOWN -> Sentence.warn(name + ": the lock does not know where its bolt is");
    };
  }

  static Sentence denied(Happening.Denied denied) {
    return Sentence.warn(
        name(denied.device()) + ": someone was not let in: " + why(denied.reason()));
  }

  static Sentence battery(Happening.Battery battery) {
    String name = name(battery.device());
    return battery.percent() <= BATTERY_LOW_PERCENT
        ? Sentence.warn(name + ": battery at " + battery.percent() + " %, replace it soon")
        : Sentence.info(name + ": battery at " + battery.percent() + " %");
  }

  private static String how(String state, Happening.Moved moved) {
    String way =
        switch (moved.method()) {
          case KEYCODE -> state + " with a code";
          case MANUAL -> state + " by hand";
          case AUTOMATIC -> state + " by itself";
          case REMOTE -> state + " by command";
          case CARD -> state + " with a card";
          case READ -> "found " + state;
          case UNKNOWN -> state;
        };
    return way
        + user(moved.user())
        + moved.attemptId().map(id -> " (attempt " + id + ")").orElse("");
  }

  private static String user(Report.User user) {
    return user.slot() > 0 ? " (user " + user.slot() + " of the lock)" : "";
  }

  private static String why(Report.Denial reason) {
    return switch (reason) {
      case UNKNOWN_CODE -> "unknown code";
      case EXPIRED_CODE -> "the code is not valid now";
      case BLOCKLISTED_CODE -> "the code is blocked";
      case TOO_MANY_ATTEMPTS -> "too many wrong codes";
      case BLOCKED_BY_PRIVACY_MODE -> "privacy is set from inside";
      case CREDENTIAL_ERROR -> "the card or code could not be read";
    };
  }
}
