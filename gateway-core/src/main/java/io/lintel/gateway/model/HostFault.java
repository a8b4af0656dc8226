package io.lintel.gateway.model;

import io.lintel.spi.Fault.Advice;

/** A driver, or an operator of one, asked the host for more than there is. */
public enum HostFault implements CoreFault {
  TOO_MUCH_BLOCKING_WORK(Advice.RETRY),
  TOO_MANY_TIMERS(Advice.NEVER),
  TOO_MANY_LINKS(Advice.NEVER),
  TOO_MUCH_QUEUED(Advice.RETRY),
  STORE_LIMIT(Advice.NEVER),
  STORE_FAILED(Advice.REPAIR),
  SECRETS_UNAVAILABLE(Advice.REPAIR),
  DATA_FOLDER(Advice.REPAIR),
  CONTROL_SOCKET(Advice.REPAIR),
  NO_SUCH_VERB(Advice.NEVER),
  ROOT_ONLY(Advice.NEVER),
  JOB_ARGUMENT(Advice.REPAIR),
  TOO_MANY_JOBS(Advice.RETRY),
  JOB_NOT_ENDED(Advice.REPAIR),
  ADDRESS_TAKEN(Advice.REPAIR),
  TOO_MANY_DEVICES(Advice.NEVER);

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
