package io.lintel.hardware.rig;

/** The {@code limits:} sections that tests need. */
public final class Limits {
  /** As far as they go, so that a test can ask more of its doors than a platform would. */
  public static final String LIFTED =
      "limits: {doors_unlocked_in_10_s: 1000, locks_per_minute: 600, unlocks_per_minute: 600,"
          + " codes_created_per_minute: 600}";

  private Limits() {}
}
