package io.lintel.gateway.access;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The codes that the gateway decides over, by the door that they open. On the engine's loop alone.
 */
public interface CodeBook {

  /**
   * Every code of a guarded device that is not ended, those that start later included. Two of them
   * never have the same digits at overlapping times.
   */
  Stream<DoorCode> of(UUID guardedDevice);

  /** Every device that codes were made for, whoever holds them. */
  Stream<UUID> devices();

  /** Every code that was made for a device and is not ended, whoever holds it. */
  Stream<DoorCode> madeFor(UUID device);

  /**
   * What opens at a device that decides itself: its codes, from when they are in it, and those of
   * others whose digits it shows. Empty where the gateway decides.
   */
  Stream<DoorCode> heldBy(UUID device);

  /** Called with each guarded device whose codes changed, after they changed. */
  void onChange(Consumer<UUID> device);
}
