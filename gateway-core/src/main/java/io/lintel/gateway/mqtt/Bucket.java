package io.lintel.gateway.mqtt;

/**
 * The rate at which a backlog is sent.
 *
 * @param tokens messages that may be sent at once, at most a second's worth
 * @param atNanos when that was so
 */
record Bucket(double tokens, long atNanos) {

  private static final double SECOND = 1e9;

  Bucket refilled(long nowNanos, int perSecond) {
    double more = (nowNanos - atNanos) / SECOND * perSecond;
    return new Bucket(Math.min(perSecond, tokens + more), nowNanos);
  }

  boolean hasOne() {
    return tokens >= 1;
  }

  Bucket take() {
    return new Bucket(tokens - 1, atNanos);
  }

  /** When there will be a token. */
  long readyNanos(int perSecond) {
    return hasOne() ? atNanos : atNanos + (long) Math.ceil((1 - tokens) / perSecond * SECOND);
  }
}
