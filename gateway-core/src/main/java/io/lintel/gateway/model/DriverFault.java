package io.lintel.gateway.model;

import io.lintel.spi.Fault.Advice;

/** What a running driver instance did wrong, or why it does not run. */
public enum DriverFault implements CoreFault {
  NOT_RUNNING(Advice.RETRY),
  THREW(Advice.RETRY),
  HUNG(Advice.RETRY),
  LEFT_OUT(Advice.REPAIR),
  WRONG_THREAD(Advice.NEVER),
  NO_OUTCOME(Advice.RETRY),
  STOPPED(Advice.RETRY),
  QUEUE_FULL(Advice.RETRY),
  DEVICE_UNKNOWN(Advice.REPAIR),
  DEVICE_REFUSED(Advice.REPAIR),
  DEVICE_GONE(Advice.REPAIR),
  CANNOT(Advice.NEVER),
  PERMIT_ENDED(Advice.RETRY);

  private final Advice advice;

  DriverFault(Advice advice) {
    this.advice = advice;
  }

  @Override
  public String area() {
    return "driver";
  }

  @Override
  public Advice advice() {
    return advice;
  }
}
