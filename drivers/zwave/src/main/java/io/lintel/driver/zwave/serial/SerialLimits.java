package io.lintel.driver.zwave.serial;

/** Time limits of the serial line, from the host API specification where not said otherwise. */
final class SerialLimits {
  /** Silence between two bytes of one frame. */
  static final int BYTE_MILLIS = 150;

  static final int ACK_MILLIS = 1_600;

  /** From ACK to response. */
  static final int RESPONSE_MILLIS = 10_000;

  /** From response to SendDataAbort, when the callback has not come. */
  static final int ABORT_MILLIS = 20_000;

  /** From response to giving the callback up: half of the specification's 65 s, as zwave-js. */
  static final int CALLBACK_MILLIS = 30_000;

  /** From SendDataAbort to giving the callback up. */
  static final int ABORTED_CALLBACK_MILLIS = 5_000;

  /** How often a wait for a callback looks whether its permit still stands. */
  static final int PERMIT_CHECK_MILLIS = 250;

  static final int RETRANSMISSIONS = 3;

  /**
   * The rest before a retransmission.
   *
   * @param retransmission 1 and up
   */
  static int restMillis(int retransmission) {
    return 100 + (retransmission - 1) * 1_000;
  }

  private SerialLimits() {}
}
