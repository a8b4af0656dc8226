package io.lintel.gateway.action;

import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Hands the work of an attempt to drivers. On the loop alone. */
final class Execution {

  private final Ports ports;
  private final Orders orders;
  private final DeviceBook book;
  private final Specialists specialists;

  Execution(Ports ports, Orders orders, DeviceBook book, Specialists specialists) {
    this.ports = ports;
    this.orders = orders;
    this.book = book;
    this.specialists = specialists;
  }

  void start(LiveAttempt attempt, Consumer<Outcome> then) {
    var command = attempt.command();
    command
        .deviceId()
        .ifPresentOrElse(
            device ->
                orders.give(command.attemptId(), device, attempt.permit(), deed(command), then),
            () -> reset(attempt, then));
  }

  /** Asks a device where it is. */
  void readBack(UUID deviceId, LiveAttempt attempt, Consumer<Outcome> then) {
    orders.give(
        ports.ids().get(),
        deviceId,
        new RevocablePermit(attempt.command().deadline().bootNanos()),
        new Deed.Read(),
        then);
  }

  /** The simulated devices: all that a reset may touch. */
  List<UUID> simulated() {
    return book.devices().stream()
        .map(KnownDevice::deviceId)
        .filter(id -> ports.drivers().abilities(id).simulated())
        .toList();
  }

  /** Done when every simulated device is; the first that is not says why. */
  private void reset(LiveAttempt attempt, Consumer<Outcome> then) {
    var devices = simulated();
    if (devices.isEmpty()) {
      then.accept(noneSimulated());
      return;
    }
    var outcomes = new ArrayList<Outcome>();
    for (var device : devices) {
      orders.give(
          ports.ids().get(),
          device,
          attempt.permit(),
          new Deed.Reset(),
          outcome ->
              specialists.reset(
                  device,
                  () -> {
                    outcomes.add(outcome);
                    if (outcomes.size() == devices.size()) {
                      then.accept(summary(outcomes));
                    }
                  }));
    }
  }

  /** After a restart the drivers may not have told yet what is simulated. */
  private static Outcome noneSimulated() {
    return new Outcome.NotSent(
        Reason.DEVICE_DISCONNECTED,
        Fault.retry("gateway.no_simulated_device", "no simulated device is up; try again"));
  }

  private static Outcome summary(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> !(outcome instanceof Outcome.Done))
        .findFirst()
        .orElseGet(Outcome::confirmed);
  }

  private static Deed deed(Command command) {
    return switch (command.type()) {
      case LOCK_DOOR -> new Deed.Lock();
      case UNLOCK_DOOR -> new Deed.Unlock();
      case SIMULATE_KEYPAD_CODE_ENTRY -> new Deed.EnterCode(command.code().orElseThrow());
      case SIMULATE_MANUAL_LOCK_VIA_KEYPAD -> new Deed.LockAtKeypad();
      default ->
          throw new IllegalStateException(command.type() + " passed the checks but has no deed");
    };
  }
}
