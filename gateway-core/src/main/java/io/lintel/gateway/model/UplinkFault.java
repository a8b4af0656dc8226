package io.lintel.gateway.model;

import io.lintel.spi.Fault.Advice;

/** Why the platform's broker cannot be used, or did not take a message. */
public enum UplinkFault implements CoreFault {
  UNREACHABLE(Advice.RETRY),
  PLAINTEXT(Advice.NEVER),
  CREDENTIALS(Advice.REPAIR),
  TLS(Advice.REPAIR),
  NO_ANSWER(Advice.RETRY),
  LOGIN_REFUSED(Advice.REPAIR),
  CONNECT_REFUSED(Advice.RETRY),
  SUBSCRIBE_REFUSED(Advice.REPAIR),
  LOST(Advice.RETRY),
  CLOSED_BY_BROKER(Advice.RETRY),
  SILENT(Advice.RETRY),
  TAKEN_OVER(Advice.REPAIR),
  NO_CONSUMER(Advice.REPAIR),
  PUBLISH_REFUSED(Advice.REPAIR),
  QUOTA(Advice.RETRY),
  REJECTED(Advice.NEVER),
  STORE_SLOW(Advice.RETRY),
  NOT_ENDING(Advice.RETRY),
  TOO_MANY_SLOTS(Advice.NEVER),
  BUG(Advice.NEVER);

  private final Advice advice;

  UplinkFault(Advice advice) {
    this.advice = advice;
  }

  @Override
  public String area() {
    return "uplink";
  }

  @Override
  public Advice advice() {
    return advice;
  }
}
