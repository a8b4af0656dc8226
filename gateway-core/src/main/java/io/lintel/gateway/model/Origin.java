package io.lintel.gateway.model;

import java.util.Locale;

/** Who caused a command. One engine serves them all. */
public enum Origin {
  CLOUD,
  LOCAL_API,
  ACCESS,
  EXIT_REQUEST,
  SCHEDULE,
  INSTALLER;

  /** As published. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
