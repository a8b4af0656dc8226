package io.lintel.gateway.model;

import io.lintel.spi.Fault.Advice;

/** Why a link to hardware is down. */
public enum LinkFault implements CoreFault {
  ADDRESS_INVALID(Advice.REPAIR),
  MISSING(Advice.REPAIR),
  NO_PERMISSION(Advice.REPAIR),
  BUSY(Advice.REPAIR),
  NOT_SERIAL(Advice.REPAIR),
  NO_SERIAL_LIBRARY(Advice.REPAIR),
  OPEN_FAILED(Advice.RETRY),
  UNPLUGGED(Advice.REPAIR),
  IO_ERROR(Advice.RETRY),
  HOST_UNKNOWN(Advice.REPAIR),
  REFUSED(Advice.REPAIR),
  UNREACHABLE(Advice.REPAIR),
  TIMED_OUT(Advice.RETRY),
  RESET(Advice.RETRY),
  CLOSED_BY_PEER(Advice.RETRY),
  UNANSWERED(Advice.RETRY);

  private final Advice advice;

  LinkFault(Advice advice) {
    this.advice = advice;
  }

  @Override
  public String area() {
    return "link";
  }

  @Override
  public Advice advice() {
    return advice;
  }
}
