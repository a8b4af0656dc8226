package io.lintel.driver.simulator;

import io.lintel.spi.DeviceSetup;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Settings;
import io.lintel.testkit.DriverRig;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestDevice;
import io.lintel.testkit.VirtualHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Two simulated doors, handled through the control socket and watched through the file. */
class SimulatorRig implements DriverRig {
  private final VirtualHost host;
  private final Map<String, ?> address;
  private final MovementLines lines;

  SimulatorRig(VirtualHost host, Map<String, ?> address) {
    this.host = host;
    this.address = address;
    this.lines = new MovementLines(host.dataFolder());
  }

  @Override
  public DriverPlugin plugin() {
    return new SimulatorPlugin();
  }

  @Override
  public Settings settings() {
    return MapSettings.none();
  }

  @Override
  public TestDevice device(int n) {
    return TestDevice.numbered(n, MapSettings.of(address));
  }

  @Override
  public List<DeviceSetup> unfitDevices() {
    return List.of(
        unfit(Map.of("kind", "lock", "codes", List.of("1234"))),
        unfit(Map.of("kind", "lock", "latched", true)),
        unfit(Map.of("kind", "lock", "slots", 5)),
        unfit(Map.of("kind", "release", "masked", true)),
        unfit(Map.of("kind", "reader", "code_lengths", List.of(4))),
        unfit(Map.of("kind", "keypad_lock", "slots", 1, "codes", List.of("1234", "2345"))),
        unfit(Map.of("kind", "lock", "modes", List.of("heat"))),
        unfit(Map.of("kind", "noise_sensor", "step", 0.1)),
        unfit(Map.of("kind", "thermostat", "heating_min", 30, "heating_max", 20)),
        unfit(Map.of("kind", "keypad_lock", "hold", Duration.ofSeconds(1))),
        unfit(Map.of("kind", "release", "latched", true, "hold", Duration.ofSeconds(1))),
        unfit(Map.of("kind", "keypad_lock", "codes", List.of("12a4"))),
        unfit(Map.of("kind", "keypad_lock", "codes", List.of("1234", "1234"))));
  }

  @Override
  public void hang(UUID deviceId) {
    tell(deviceId, "hang");
  }

  @Override
  public void wake(UUID deviceId) {
    tell(deviceId, "release");
  }

  @Override
  public void refuse(UUID deviceId) {
    tell(deviceId, "jam");
  }

  @Override
  public void takeOffline(UUID deviceId) {
    tell(deviceId, "offline");
  }

  @Override
  public void bringOnline(UUID deviceId) {
    tell(deviceId, "online");
  }

  @Override
  public int movements(UUID deviceId) {
    return (int)
        lines.all().stream()
            .filter(line -> line.deviceId().equals(deviceId) && !line.method().equals("automatic"))
            .count();
  }

  @Override
  public Duration answerTakesMax() {
    return Duration.ofMillis(300);
  }

  @Override
  public Duration patience() {
    return Unit.PATIENCE.plusMillis(500);
  }

  /** After a stop nobody listens at the control socket any more. */
  private void tell(UUID deviceId, String verb) {
    if (host.isControlled()) {
      host.say("{\"device_id\":\"%s\",\"do\":\"%s\"}".formatted(deviceId, verb));
    }
  }

  private static DeviceSetup unfit(Map<String, ?> address) {
    return TestDevice.numbered(99, MapSettings.of(address));
  }
}
