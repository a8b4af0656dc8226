package io.lintel.gateway.model;

import io.lintel.spi.Fault.Advice;

/** The configuration asks for what cannot work. */
public enum ConfigFault implements CoreFault {
  SETTING(Advice.REPAIR);

  private final Advice advice;

  ConfigFault(Advice advice) {
    this.advice = advice;
  }

  @Override
  public String area() {
    return "config";
  }

  @Override
  public Advice advice() {
    return advice;
  }
}
