package io.lintel.gateway.driver;

import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.SettingRule;
import io.lintel.gateway.model.DriverFault;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Driver;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Order;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Settings;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The devices that a run has attached, or has left out and why. Used on its loop, but for all. */
final class RunDevices {

  private final Map<String, SettingRule> addressRules;
  private final ZoneId siteZone;
  private final Known known;
  private final Map<UUID, Device> attached = new ConcurrentHashMap<>();
  private final Map<UUID, Fault> leftOut = new ConcurrentHashMap<>();

  /** What becomes of an order. */
  sealed interface Call {
    record Do(Consumer<Order> action) implements Call {}

    record Cannot(Reason reason, Fault fault) implements Call {}
  }

  RunDevices(Map<String, SettingRule> addressRules, ZoneId siteZone, Known known) {
    this.addressRules = addressRules;
    this.siteZone = siteZone;
    this.known = known;
  }

  void attach(Driver driver, DeviceConfig entry) {
    try {
      attached.put(entry.deviceId(), driver.attach(setup(entry)));
      refresh(entry.deviceId());
    } catch (FaultException e) {
      leaveOut(entry, e.fault());
    }
  }

  /** Has the driver forget a device. What is known of its abilities stays. */
  void detach(Driver driver, UUID deviceId) {
    leftOut.remove(deviceId);
    Device device = attached.remove(deviceId);
    if (device != null) {
      driver.detach(device);
    }
  }

  void refresh(UUID deviceId) {
    Device device = attached.get(deviceId);
    if (device == null) {
      return;
    }
    Abilities now = Deeds.abilities(device.capabilities(), device.security());
    if (!now.equals(known.abilities().put(deviceId, now))) {
      known.events().abilitiesChanged(deviceId);
    }
  }

  Call call(UUID deviceId, Deed deed) {
    Optional<String> gone = known.adopted().gone(deviceId);
    if (gone.isPresent()) {
      var fault =
          DriverFault.DEVICE_GONE.because(
              "the device has left its network ("
                  + gone.get()
                  + "): include it again or replace it");
      return new Call.Cannot(Reason.DEVICE_REMOVED, fault);
    }
    Device device = attached.get(deviceId);
    if (device == null) {
      return new Call.Cannot(Reason.DEVICE_DISCONNECTED, absence(deviceId));
    }
    return Deeds.call(device.capabilities(), deed)
        .<Call>map(Call.Do::new)
        .orElseGet(() -> cannot(deed));
  }

  boolean has(UUID deviceId) {
    return attached.containsKey(deviceId);
  }

  /** From any thread. */
  List<UUID> all() {
    return List.copyOf(attached.keySet());
  }

  /** From any thread. */
  void clear() {
    attached.clear();
    leftOut.clear();
  }

  private DeviceSetup setup(DeviceConfig entry) {
    Settings address = Sections.read(entry.address(), addressRules);
    ZoneId zone = entry.timeZone().orElse(siteZone);
    return new Setup(entry.deviceId(), entry.name(), address, zone);
  }

  private record Setup(UUID deviceId, String name, Settings address, ZoneId timeZone)
      implements DeviceSetup {}

  private void leaveOut(DeviceConfig entry, Fault cause) {
    var fault =
        DriverFault.DEVICE_REFUSED
            .because(entry.name() + " is left out: " + cause.message())
            .with("cause", cause.code());
    leftOut.put(entry.deviceId(), fault);
    known.events().report(entry.deviceId(), new Report.Offline(fault), Optional.empty());
  }

  private Fault absence(UUID deviceId) {
    Fault fault = leftOut.get(deviceId);
    return fault != null
        ? fault
        : DriverFault.DEVICE_UNKNOWN.because("no driver has device " + deviceId);
  }

  private static Call cannot(Deed deed) {
    String what = deed.getClass().getSimpleName();
    return new Call.Cannot(
        Reason.DEVICE_NOT_SUPPORTED,
        DriverFault.CANNOT.because("the device cannot do this now: " + what));
  }
}
