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

  /** Nobody has a card. */
  static CardBook empty() {
    return new CardBook() {
      @Override
      public Stream<DoorCard> of(UUID guardedDevice) {
        return Stream.empty();
      }

      @Override
      public void onChange(Consumer<UUID> device) {}
    };
  }

  /** Called with each guarded device whose cards changed, after they changed. */
  void onChange(Consumer<UUID> device);
}
