package io.lintel.gateway.model;

import io.lintel.spi.Fault.Advice;

/** Why a key cannot be had or a sealed value does not open. */
public enum SecretFault implements CoreFault {
  MALFORMED(Advice.NEVER),
  KEY_UNKNOWN(Advice.REPAIR),
  NOT_GENUINE(Advice.NEVER),
  KEY_MISSING(Advice.REPAIR),
  KEY_EXPOSED(Advice.REPAIR),
  KEY_MALFORMED(Advice.REPAIR);

  private final Advice advice;

  SecretFault(Advice advice) {
    this.advice = advice;
  }

  @Override
  public String area() {
    return "secret";
  }

  @Override
  public Advice advice() {
    return advice;
  }
}
