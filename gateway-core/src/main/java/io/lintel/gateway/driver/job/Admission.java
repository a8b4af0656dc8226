package io.lintel.gateway.driver.job;

import io.lintel.spi.Fault;
import io.lintel.spi.Found;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes devices in that joined while the gateway runs. Called on the driver's loop. */
public interface Admission {

  /** What speaks against a name, in words; empty: nothing. */
  Optional<String> objection(String name);

  /** A name that nothing speaks against, made of what was suggested. */
  String free(String suggested);

  /**
   * Keeps a device and attaches it.
   *
   * @param then called once, from any thread; what it posts to the loop runs after the attaching
   */
  void adopt(Found found, String name, Consumer<Answer> then);

  /** Puts a device in the place of another. */
  void replace(UUID deviceId, Found found, Consumer<Answer> then);

  /** What became of it. */
  sealed interface Answer {
    record Taken(UUID deviceId) implements Answer {}

    record Refused(Fault fault) implements Answer {}
  }
}
