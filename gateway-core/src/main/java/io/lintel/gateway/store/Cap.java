package io.lintel.gateway.store;

/**
 * The most that may lie somewhere.
 *
 * @param rows at least 20
 * @param bytes of payload, at least 64 KiB
 */
public record Cap(long rows, long bytes) {

  private static final long ROWS_MIN = 20;
  private static final long BYTES_MIN = 65_536;

  /** What is emptied goes down to this share, so that a full store does not drop at each row. */
  private static final long LOW_WATER_PERCENT = 95;

  public Cap {
    if (rows < ROWS_MIN || bytes < BYTES_MIN) {
      throw new IllegalArgumentException(
          "a cap is at least " + ROWS_MIN + " rows and " + BYTES_MIN + " bytes");
    }
  }

  boolean isExceededBy(Fill fill) {
    return fill.rows() > rows || fill.bytes() > bytes;
  }

  /** What has to go: nothing below the cap, else down to the low-water mark. */
  Fill excess(Fill fill) {
    if (!isExceededBy(fill)) {
      return Fill.NONE;
    }
    return new Fill(
        Math.max(0, fill.rows() - rows * LOW_WATER_PERCENT / 100),
        Math.max(0, fill.bytes() - bytes * LOW_WATER_PERCENT / 100));
  }

  boolean holds(Cap smaller) {
    return smaller.rows <= rows && smaller.bytes <= bytes;
  }
}
