package io.lintel.gateway.access;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The codes that the gateway itself holds, as the local decision reads them. */
record HeldCodes(Desks desks, CodeSettings settings) implements CodeBook {

  @Override
  public Stream<DoorCode> of(UUID guardedDevice) {
    return settings
        .devicesOf(guardedDevice)
        .flatMap(deviceId -> desks.known(deviceId).stream())
        .filter(HeldCodes::isHeldHere)
        .flatMap(HeldCodes::counting);
  }

  @Override
  public Stream<UUID> devices() {
    return desks.all().stream().map(DeviceDesk::deviceId);
  }

  @Override
  public Stream<DoorCode> madeFor(UUID device) {
    return desks.known(device).stream().flatMap(HeldCodes::counting);
  }

  @Override
  public void onChange(Consumer<UUID> device) {
    desks.onChange(device);
  }

  /** A lock whose driver is not up yet is opened for nobody less. */
  private static boolean isHeldHere(DeviceDesk desk) {
    return switch (desk.holder()) {
      case Holder.Gateway gateway -> true;
      case Holder.Unknown unknown -> true;
      case Holder.Slots slots -> false;
      case Holder.Nobody nobody -> false;
    };
  }

  private static Stream<DoorCode> counting(DeviceDesk desk) {
    var now = desk.now();
    return desk.state().codes().values().stream()
        .filter(code -> !Reconciler.isToGo(code, now))
        .map(HeldCodes::doorCode);
  }

  private static DoorCode doorCode(AccessCode code) {
    var wanted = code.wanted();
    return new DoorCode(
        code.id(), wanted.pin(), wanted.startsAt(), wanted.endsAt(), wanted.duress());
  }
}
