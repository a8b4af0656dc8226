package io.lintel.gateway.model;

import io.lintel.spi.Fault.Advice;

/** A driver asked its host for more than there is. */
public enum HostFault implements CoreFault {
  TOO_MUCH_BLOCKING_WORK(Advice.RETRY),
  TOO_MANY_TIMERS(Advice.NEVER),
  TOO_MANY_LINKS(Advice.NEVER),
  TOO_MUCH_QUEUED(Advice.RETRY),
  STORE_LIMIT(Advice.NEVER),
  STORE_FAILED(Advice.REPAIR),
  SECRETS_UNAVAILABLE(Advice.REPAIR),
  DATA_FOLDER(Advice.REPAIR),
  CONTROL_SOCKET(Advice.REPAIR);

  private final Advice advice;

  HostFault(Advice advice) {
    this.advice = advice;
  }

  @Override
  public String area() {
    return "host";
  }

  @Override
  public Advice advice() {
    return advice;
  }
}
