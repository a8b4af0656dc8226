package io.lintel.spi;

/** Why a device did not do what was asked, in the words that the platform knows. */
public enum Reason {
  /** The bolt is stuck. */
  LOCK_JAMMED,
  /** Something is in the bolt's way. */
  BOLT_OBSTRUCTED,
  /** The door stands open and the device refuses to throw its bolt. */
  DOOR_OPEN,
  /** Someone inside has set privacy. */
  PRIVACY_MODE,
  /** The device, or what lies between, does not answer. */
  DEVICE_DISCONNECTED,
  /** The stick, bus master or bridge is not there. */
  HUB_DISCONNECTED,
  /** The device is no longer part of the network. */
  DEVICE_REMOVED,
  /** Keys or credentials for the device are missing. */
  MISSING_DEVICE_CREDENTIALS,
  /** The device has something else to do and said so. */
  DEVICE_BUSY,
  /** The device cannot do this. */
  DEVICE_NOT_SUPPORTED,
  /** The device said no and did not say why. */
  COMMAND_REJECTED,
  /** The order's permit had ended before the bytes could leave. */
  PERMIT_ENDED,
  /** None of these; the fault says what. */
  UNCATEGORIZED
}
