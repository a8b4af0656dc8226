package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.access.CodeBook;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.access.DoorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The codes and cards of some doors. They outlive the gateway; its listeners do not. */
final class SimBook implements CodeBook {

  private final Map<UUID, List<DoorCode>> codes = new HashMap<>();
  private final Map<UUID, List<DoorCard>> cards = new HashMap<>();
  private final List<Consumer<UUID>> listeners = new ArrayList<>();

  /** To be changed; {@link #changed} tells of it. */
  List<DoorCode> codesOf(UUID door) {
    return codes.computeIfAbsent(door, id -> new ArrayList<>());
  }

  /** The same. */
  List<DoorCard> cardsOf(UUID door) {
    return cards.computeIfAbsent(door, id -> new ArrayList<>());
  }

  void forgetListeners() {
    listeners.clear();
  }

  void changed(UUID door) {
    listeners.forEach(listener -> listener.accept(door));
  }

  @Override
  public Stream<DoorCode> of(UUID guardedDevice) {
    return codes.getOrDefault(guardedDevice, List.of()).stream();
  }

  @Override
  public Stream<UUID> devices() {
    return codes.keySet().stream();
  }

  @Override
  public Stream<DoorCode> madeFor(UUID device) {
    return of(device);
  }

  @Override
  public Stream<DoorCode> heldBy(UUID device) {
    return Stream.of();
  }

  @Override
  public void onChange(Consumer<UUID> device) {
    listeners.add(device);
  }

  CardBook cardBook() {
    return new CardBook() {
      @Override
      public Stream<DoorCard> of(UUID guardedDevice) {
        return cards.getOrDefault(guardedDevice, List.of()).stream();
      }

      @Override
      public void onChange(Consumer<UUID> device) {
        listeners.add(device);
      }
    };
  }
}
