package io.lintel.gateway.access;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The cards that the gateway decides over, by the door that they open. On the engine's loop alone.
 */
public interface CardBook {

  /** Every card of a guarded device that is not ended, those that start later included. */
  Stream<DoorCard> of(UUID guardedDevice);

  /** Called with each guarded device whose cards changed, after they changed. */
  void onChange(Consumer<UUID> device);
}
