package io.lintel.gateway.action;

import java.util.Locale;

/** How full a battery is, in the published words. Thresholds in percent are our proposal. */
enum BatteryStatus {
  CRITICAL(0),
  LOW(10),
  GOOD(25),
  FULL(95);

  /**
   * A status gets better only this far above its threshold, so that a reading at it does not flap.
   */
  private static final int HYSTERESIS_PERCENT = 3;

  private final int fromPercent;

  BatteryStatus(int fromPercent) {
    this.fromPercent = fromPercent;
  }

  static BatteryStatus of(int percent) {
    var status = CRITICAL;
    for (var candidate : values()) {
      status = percent >= candidate.fromPercent ? candidate : status;
    }
    return status;
  }

  BatteryStatus next(int percent) {
    var plain = of(percent);
    if (plain.compareTo(this) <= 0) {
      return plain;
    }
    var sure = of(Math.max(0, percent - HYSTERESIS_PERCENT));
    return sure.compareTo(this) > 0 ? sure : this;
  }

  boolean isLow() {
    return compareTo(GOOD) < 0;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
