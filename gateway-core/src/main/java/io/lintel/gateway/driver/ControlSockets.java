package io.lintel.gateway.driver;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens local sockets that answer lines. */
@FunctionalInterface
public interface ControlSockets {

  /**
   * Opens a socket; a stale file in its place is replaced.
   *
   * @param lines called from any thread, for one line at a time per connection
   * @throws io.lintel.spi.FaultException when it cannot be opened
   */
  Open open(Path socket, Lines lines);

  /** Answers lines. */
  @FunctionalInterface
  interface Lines {

    /**
     * Takes a line.
     *
     * @param answer to be called once, from any thread
     */
    void line(String line, Consumer<String> answer);
  }

  /** A socket that is open. */
  @FunctionalInterface
  interface Open extends AutoCloseable {

    /** Closes it and its connections, and removes its file. Safe to call twice. */
    @Override
    void close();
  }
}
