package io.lintel.gateway.mqtt;

/**
 * Whether someone else uses our id. A broker that says so ends the matter; others just hang up.
 *
 * @param quickEnds connections in a row that broke without a word soon after they stood
 * @param presenceTold whether this process has replaced the retained presence: from then on, one
 *     that is not ours is someone else's
 */
record Doubt(int quickEnds, boolean presenceTold) {

  static final Doubt NONE = new Doubt(0, false);

  Doubt told() {
    return new Doubt(quickEnds, true);
  }

  Doubt ended(boolean quick) {
    return new Doubt(quick ? quickEnds + 1 : 0, presenceTold);
  }

  Doubt cleared() {
    return new Doubt(0, presenceTold);
  }
}
