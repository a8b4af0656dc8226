package io.lintel.spi;

/** Answers lines that come over an instance's control socket. The driver implements it. */
@FunctionalInterface
public interface ControlHandler {

  /**
   * Called on the loop; returns at once.
   *
   * @param line one line without its end, at most 64 KiB of UTF-8; longer ones close the connection
   * @return the answer, one line without its end
   */
  String answer(String line);
}
