package io.lintel.gateway.model;

import io.lintel.spi.Fault.Advice;

/** Why a plugin folder was left out. */
public enum PluginFault implements CoreFault {
  NOT_FOUND(Advice.REPAIR),
  WRITABLE_BY_OTHERS(Advice.REPAIR),
  DESCRIPTOR_MISSING(Advice.REPAIR),
  DESCRIPTOR_INVALID(Advice.REPAIR),
  SPI_DIFFERS(Advice.REPAIR),
  JAR_MISSING(Advice.REPAIR),
  BROKEN(Advice.REPAIR),
  RESTART_NEEDED(Advice.REPAIR);

  private final Advice advice;

  PluginFault(Advice advice) {
    this.advice = advice;
  }

  @Override
  public String area() {
    return "plugin";
  }

  @Override
  public Advice advice() {
    return advice;
  }
}
