package io.lintel.spi;

/** The version of this interface. A descriptor names the one that its plugin was built for. */
public final class SpiVersion {

  /** Grows when something is removed or changed: plugins for another major do not load. */
  public static final int MAJOR = 1;

  /** Grows when something is added: plugins for a later minor do not load. */
  public static final int MINOR = 2;

  private SpiVersion() {}
}
