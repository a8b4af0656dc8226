package io.lintel.gateway.mqtt;

/** What the uplink subscribes to, with the options of MQTT 5, section 3.8.3.1. */
public enum Subscription {
  /** Commands as they are published; none that was retained before. */
  COMMANDS(2),
  /** Our own presence, as it is retained now. */
  PRESENCE(0);

  /** Deliver at least once. */
  public static final int QOS = 1;

  /** What we publish ourselves does not come back. */
  public static final boolean NO_LOCAL = true;

  /** Without it a live retained publish could not be told from any other. */
  public static final boolean RETAIN_AS_PUBLISHED = true;

  private final int retainHandling;

  Subscription(int retainHandling) {
    this.retainHandling = retainHandling;
  }

  public int retainHandling() {
    return retainHandling;
  }

  public String filter(Topics topics) {
    return switch (this) {
      case COMMANDS -> topics.commands();
      case PRESENCE -> topics.presence();
    };
  }
}
