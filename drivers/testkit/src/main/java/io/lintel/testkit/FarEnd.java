package io.lintel.testkit;

/** The device at the other end of a {@link Cable}. A test implements it. */
@FunctionalInterface
public interface FarEnd {

  /** Bytes from the driver arrived, in any chunking. */
  void received(byte[] bytes);

  /** The driver's side opened the link. */
  default void opened() {}

  /** The driver's side closed the link, or the cable was unplugged. */
  default void closed() {}
}
