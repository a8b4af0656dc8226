package io.lintel.gateway.model;

import io.lintel.spi.Fault.Advice;

/** Why the store cannot begin or be read. */
public enum StoreFault implements CoreFault {
  IN_USE(Advice.REPAIR),
  CANNOT_OPEN(Advice.REPAIR),
  UNREADABLE(Advice.REPAIR),
  SEALED(Advice.REPAIR),
  CLOSED(Advice.NEVER);

  private final Advice advice;

  StoreFault(Advice advice) {
    this.advice = advice;
  }

  @Override
  public String area() {
    return "store";
  }

  @Override
  public Advice advice() {
    return advice;
  }
}
