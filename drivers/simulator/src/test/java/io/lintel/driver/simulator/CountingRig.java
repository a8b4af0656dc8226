package io.lintel.driver.simulator;

import io.lintel.spi.DeviceSetup;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Settings;
import io.lintel.testkit.DriverRig;
import io.lintel.testkit.EncoderRig;
import io.lintel.testkit.TestDevice;
import io.lintel.testkit.VirtualHost;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/** Simulated devices that count their writes; handled and watched through the control socket. */
final class CountingRig implements EncoderRig {
  private static final Pattern WRITES = Pattern.compile("\"writes\":(\\d+)");

  private final VirtualHost host;
  private final DriverRig doors;
  private final Map<UUID, Integer> last = new HashMap<>();

  CountingRig(VirtualHost host, Map<String, ?> address) {
    this.host = host;
    this.doors = new SimulatorRig(host, address);
  }

  @Override
  public DriverPlugin plugin() {
    return doors.plugin();
  }

  @Override
  public Settings settings() {
    return doors.settings();
  }

  @Override
  public TestDevice device(int n) {
    return doors.device(n);
  }

  @Override
  public List<DeviceSetup> unfitDevices() {
    return doors.unfitDevices();
  }

  @Override
  public void prepare(UUID deviceId) {
    if (say(deviceId, "look").contains("\"card\":\"none\"")) {
      layCard(deviceId);
    }
  }

  @Override
  public void layCard(UUID deviceId) {
    say(deviceId, "present_card");
  }

  @Override
  public void takeCardAway(UUID deviceId) {
    say(deviceId, "remove_card");
  }

  @Override
  public void hang(UUID deviceId) {
    doors.hang(deviceId);
  }

  @Override
  public void wake(UUID deviceId) {
    doors.wake(deviceId);
  }

  @Override
  public boolean canRefuse() {
    String look = say(device(0).deviceId(), "look");
    return look.contains("refuses_codes") || look.contains("\"card\"");
  }

  @Override
  public void refuse(UUID deviceId) {
    say(deviceId, "refuse_codes");
    say(deviceId, "remove_card");
    say(deviceId, "present_card\",\"content\":\"foreign");
  }

  @Override
  public void takeOffline(UUID deviceId) {
    doors.takeOffline(deviceId);
  }

  @Override
  public void bringOnline(UUID deviceId) {
    doors.bringOnline(deviceId);
  }

  /** After a stop nobody is there to count: as many as when it was last asked. */
  @Override
  public int movements(UUID deviceId) {
    Matcher found = WRITES.matcher(say(deviceId, "look"));
    if (found.find()) {
      last.put(deviceId, Integer.valueOf(found.group(1)));
    }
    return last.getOrDefault(deviceId, 0);
  }

  @Override
  public Duration answerTakesMax() {
    return Duration.ofMillis(300);
  }

  @Override
  public Duration patience() {
    return doors.patience();
  }

  /** What does not fit the kind is refused, and meant for another kind. */
  private String say(UUID deviceId, String verb) {
    if (!host.isControlled()) {
      return "";
    }
    String answer = host.say("{\"device_id\":\"%s\",\"do\":\"%s\"}".formatted(deviceId, verb));
    Assertions.assertTrue(answer.contains("\"ok\":"), answer);
    return answer;
  }
}
