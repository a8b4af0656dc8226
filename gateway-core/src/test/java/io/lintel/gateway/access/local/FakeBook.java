package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.access.CodeBook;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.access.DoorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Codes and cards of one door, as a test sets them. */
final class FakeBook implements CodeBook {

  private final List<DoorCode> codes = new ArrayList<>();
  private final List<DoorCard> shown = new ArrayList<>();
  private final List<Consumer<UUID>> listeners = new ArrayList<>();
  private final List<Consumer<UUID>> cardListeners = new ArrayList<>();

  void add(DoorCode... more) {
    codes.addAll(List.of(more));
    changed();
  }

  void add(DoorCard card) {
    shown.add(card);
    cardListeners.forEach(listener -> listener.accept(Given.DOOR));
  }

  void clear() {
    codes.clear();
    changed();
  }

  @Override
  public Stream<DoorCode> of(UUID guardedDevice) {
    return guardedDevice.equals(Given.DOOR) ? codes.stream() : Stream.of();
  }

  @Override
  public Stream<UUID> devices() {
    return Stream.of(Given.DOOR);
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

  CardBook cards() {
    return new CardBook() {
      @Override
      public Stream<DoorCard> of(UUID guardedDevice) {
        return shown.stream();
      }

      @Override
      public void onChange(Consumer<UUID> device) {
        cardListeners.add(device);
      }
    };
  }

  private void changed() {
    listeners.forEach(listener -> listener.accept(Given.DOOR));
  }
}
