package io.lintel.driver.zwave.wire;

/** Received bytes end before a field, or a field is out of its range. Counted, never fatal. */
public final class MalformedFrame extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the frame or command
   * @param field the first field that is not as it must be
   * @param offset where it should begin, in bytes from the start of {@code what}
   */
  public MalformedFrame(String what, String field, int offset) {
    super(what + ": " + field + " is missing or wrong at byte " + offset, null, false, false);
  }
}
