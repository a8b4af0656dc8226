package io.lintel.gateway.driver;

import io.lintel.gateway.action.KnownDevice;
import io.lintel.gateway.config.ConfigNode;
import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.PluginCheck;
import io.lintel.gateway.config.SettingRule;
import io.lintel.gateway.config.Typed;
import io.lintel.gateway.driver.adopt.AdoptedDevice;
import io.lintel.gateway.driver.adopt.AdoptedDevices;
import io.lintel.gateway.driver.job.Admission;
import io.lintel.gateway.log.Text;
import io.lintel.gateway.model.DriverFault;
import io.lintel.gateway.model.HostFault;
import io.lintel.gateway.store.CommitResult;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Takes in what joins one instance: first durable, then known to the engine, then attached. */
final class RunAdmission implements Admission {

  /** As in the configuration. */
  private static final int NAME_MAX = 100;

  private static final int SUGGESTED_MAX = 64;
  private static final int MODEL_MAX = 100;

  private final String instance;
  private final Map<String, SettingRule> addressRules;
  private final Known known;
  private final Consumer<DeviceConfig> attach;

  /**
   * For one run.
   *
   * @param attach attaches a device on the run's loop, in the place of one with its id; from any
   *     thread
   */
  RunAdmission(
      String instance,
      Map<String, SettingRule> addressRules,
      Known known,
      Consumer<DeviceConfig> attach) {
    this.instance = instance;
    this.addressRules = addressRules;
    this.known = known;
    this.attach = attach;
  }

  /** The devices that are given to the driver. */
  List<DeviceConfig> attachable() {
    Set<UUID> displaced = displaced();
    return known.directory().of(instance).stream()
        .filter(device -> !displaced.contains(device.deviceId()))
        .toList();
  }

  /** Devices that have left, and at whose address another is now. */
  Set<UUID> displaced() {
    List<DeviceConfig> all = known.directory().of(instance);
    Set<String> taken =
        all.stream().filter(device -> !isGone(device)).map(this::place).collect(Collectors.toSet());
    return all.stream()
        .filter(this::isGone)
        .filter(device -> !place(device).isEmpty() && taken.contains(place(device)))
        .map(DeviceConfig::deviceId)
        .collect(Collectors.toSet());
  }

  private boolean isGone(DeviceConfig device) {
    return known.adopted().gone(device.deviceId()).isPresent();
  }

  private String place(DeviceConfig device) {
    return PluginCheck.place(device.address(), addressRules);
  }

  @Override
  public Optional<String> objection(String name) {
    if (name.isBlank() || !Text.clean(name, NAME_MAX).equals(name)) {
      return Optional.of("A name has 1 to " + NAME_MAX + " printable characters");
    }
    return known.directory().isNameTaken(name)
        ? Optional.of("There is a device \"" + name + "\" already")
        : Optional.empty();
  }

  @Override
  public String free(String suggested) {
    String base = Text.clean(suggested.strip(), SUGGESTED_MAX);
    String name = base;
    for (int i = 2; known.directory().isNameTaken(name); i++) {
      name = base + " " + i;
    }
    return name;
  }

  @Override
  public void adopt(Found found, String name, Consumer<Answer> then) {
    ConfigNode.Mapping address = address(found);
    Optional<Fault> no = objection(address, Optional.empty());
    if (no.isPresent()) {
      then.accept(new Answer.Refused(no.get()));
      return;
    }
    var device =
        new AdoptedDevice(
            UUID.randomUUID(), name, instance, address, model(found), Optional.empty());
    known.adopted().keep(device, false, result -> kept(result, device.entry(), false, then));
  }

  @Override
  public void replace(UUID deviceId, Found found, Consumer<Answer> then) {
    ConfigNode.Mapping address = address(found);
    Optional<DeviceConfig> before = known.directory().get(deviceId);
    Optional<Fault> no =
        before.isEmpty()
            ? Optional.of(DriverFault.DEVICE_UNKNOWN.because("there is no device " + deviceId))
            : objection(address, Optional.of(deviceId));
    if (no.isPresent()) {
      then.accept(new Answer.Refused(no.get()));
      return;
    }
    DeviceConfig was = before.orElseThrow();
    var device =
        new AdoptedDevice(deviceId, was.name(), instance, address, model(found), insteadOf(was));
    var entry =
        new DeviceConfig(deviceId, was.name(), instance, address, was.timeZone(), was.guards());
    known.adopted().keep(device, true, result -> kept(result, entry, true, then));
  }

  /** For a device of the file: what the file says, which stays so until someone edits it. */
  private Optional<String> insteadOf(DeviceConfig was) {
    AdoptedDevices adopted = known.adopted();
    return adopted
        .get(was.deviceId())
        .map(AdoptedDevice::insteadOf)
        .orElseGet(() -> Optional.of(AdoptedDevice.written(was.address())));
  }

  private void kept(
      CommitResult result, DeviceConfig entry, boolean replaces, Consumer<Answer> then) {
    switch (result) {
      case CommitResult.Committed _ -> {
        known.directory().put(entry);
        if (replaces) {
          known.events().replaced(entry.deviceId());
        } else {
          known
              .events()
              .added(
                  new KnownDevice(
                      entry.deviceId(), entry.name(), entry.driver(), entry.timeZone()));
        }
        attach.accept(entry);
        then.accept(new Answer.Taken(entry.deviceId()));
      }
      case CommitResult.Failed(var cause, var message) ->
          then.accept(
              new Answer.Refused(
                  HostFault.STORE_FAILED
                      .because("the device has joined and could not be kept: " + message)
                      .with("cause", cause)));
    }
  }

  private Optional<Fault> objection(ConfigNode.Mapping address, Optional<UUID> itself) {
    if (known.adopted().isFull()) {
      return Optional.of(
          HostFault.TOO_MANY_DEVICES.because(
              AdoptedDevices.MAX + " devices have joined: forget some that are gone"));
    }
    try {
      Sections.read(address, addressRules);
    } catch (FaultException wrong) {
      return Optional.of(wrong.fault());
    }
    return taken(address, itself);
  }

  /** A device that has left holds no place. */
  private Optional<Fault> taken(ConfigNode.Mapping address, Optional<UUID> itself) {
    String place = PluginCheck.place(address, addressRules);
    return known.directory().of(instance).stream()
        .filter(other -> !place.isEmpty() && !itself.equals(Optional.of(other.deviceId())))
        .filter(other -> !isGone(other) && place(other).equals(place))
        .findFirst()
        .map(
            other ->
                HostFault.ADDRESS_TAKEN.because(
                    "\"%s\" is there already (%s)".formatted(other.name(), place)));
  }

  private ConfigNode.Mapping address(Found found) {
    return Typed.section("address", found.address(), addressRules);
  }

  private static String model(Found found) {
    return Text.clean(found.model().strip(), MODEL_MAX);
  }
}
