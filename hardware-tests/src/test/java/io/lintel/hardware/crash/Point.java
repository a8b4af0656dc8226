package io.lintel.hardware.crash;

/** Where the daemon dies. Before: the thing never happened. After: it did, and nobody knows. */
enum Point {
  BEFORE_COMMIT,
  AFTER_COMMIT,
  BEFORE_DRIVER_CALL,
  AFTER_DRIVER_CALL,
  BEFORE_OUTCOME,
  AFTER_OUTCOME,
  BEFORE_REPORT,
  AFTER_REPORT,
  BEFORE_COMMAND,
  AFTER_COMMAND,
  BEFORE_PUBACK,
  AFTER_PUBACK
}
