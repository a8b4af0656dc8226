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
  /** Another slot holds the same code. */
  DUPLICATE_CODE_ON_DEVICE,
  /** The device holds as many codes as it can. */
  NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE,
  /** The device does not take such a code: its length, or its digits. */
  INVALID_CODE_FORMAT,
  /** A set point lies outside of what the device takes. */
  SET_POINT_OUT_OF_RANGE,
  /** The device has no such mode. */
  UNSUPPORTED_HVAC_MODE,
  /** The device's fan has no such mode. */
  UNSUPPORTED_FAN_MODE,
  /** No card was laid on the encoder in time. */
  NO_CREDENTIAL_ON_ENCODER,
  /** The card is none that can be written this way. */
  INCOMPATIBLE_CARD_FORMAT,
  /** The card was taken away, or failed, while it was written: it must be encoded again. */
  ENCODING_INTERRUPTED,
  /** The encoder is not plugged in, or its service does not run. */
  ENCODER_NOT_ONLINE,
  /** The encoder took the command and did not answer. */
  ENCODER_COMMUNICATION_TIMEOUT,
  /** The order's permit had ended before the bytes could leave. */
  PERMIT_ENDED,
  /** None of these; the fault says what. */
  UNCATEGORIZED
}
