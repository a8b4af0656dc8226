package io.lintel.gateway.access;

import io.lintel.spi.Pin;
import java.util.Optional;
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
  public Stream<DoorCode> heldBy(UUID device) {
    return desks.known(device).stream()
        .filter(desk -> desk.holder() instanceof Holder.Slots)
        .flatMap(desk -> Stream.concat(opening(desk), foreign(desk)));
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

  /**
   * What is in a lock or will be; what found no room is not. A lock without times of its own lets
   * in from when it gets the code.
   */
  private static Stream<DoorCode> opening(DeviceDesk desk) {
    var holder = desk.holder();
    var now = desk.now();
    return desk.state().codes().values().stream()
        .filter(code -> !Reconciler.isToGo(code, now))
        .filter(code -> code.isLive() || Reconciler.target(holder, code, now).isEmpty())
        .map(code -> opening(code, holder));
  }

  private static DoorCode opening(AccessCode code, Holder holder) {
    var wanted = code.wanted();
    var from = holder.schedules(wanted) ? wanted.startsAt() : holder.loadAt(wanted);
    return new DoorCode(code.id(), wanted.pin(), from, wanted.endsAt(), false);
  }

  private static Stream<DoorCode> foreign(DeviceDesk desk) {
    return desk.state().unmanaged().values().stream()
        .flatMap(code -> code.pin().map(pin -> endless(code.id(), pin)).stream());
  }

  private static DoorCode endless(UUID id, Pin pin) {
    return new DoorCode(id, pin, Optional.empty(), Optional.empty(), false);
  }

  private static DoorCode doorCode(AccessCode code) {
    var wanted = code.wanted();
    return new DoorCode(
        code.id(), wanted.pin(), wanted.startsAt(), wanted.endsAt(), wanted.duress());
  }
}
