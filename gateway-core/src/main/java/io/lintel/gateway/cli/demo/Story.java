package io.lintel.gateway.cli.demo;

import io.lintel.gateway.model.Json;
import java.time.Duration;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;

/** What happens in the demo, one chapter after the other. Each waits for what it announces. */
final class Story {

  private static final String FRONT = "Front door";
  private static final String FLAT = "Flat 2";
  private static final String BICYCLES = "Bicycle room";
  private static final String HALL = "Hall";
  private static final String OFFICE = "Office";
  private static final String GUEST = "4816";
  private static final Duration STAY = Duration.ofSeconds(15);

  private final House house;
  private final Broker broker;
  private final Platform platform;
  private final Screen screen;

  Story(House house, Broker broker, Platform platform, Screen screen) {
    this.house = house;
    this.broker = broker;
    this.platform = platform;
    this.screen = screen;
  }

  void tell() throws MqttException, InterruptedException {
    screen.title("1. The platform unlocks the front door");
    command("UNLOCK_DOOR", FRONT);
    screen.title("2. ... and locks it again");
    command("LOCK_DOOR", FRONT);
    screen.title("3. Someone enters the right code at flat 2");
    keypad("2580", "lock.unlocked");
    screen.title("4. ... and someone a wrong one");
    keypad("0000", "lock.access_denied");
    guest();
    jam();
    screen.title("8. A command arrives that expired a minute ago: the door must not open late");
    awaitEnd(platform.lateCommand("UNLOCK_DOOR", house.device(FRONT)));
    noise();
    climate();
    brokerAway();
    screen.title("That was the story.");
  }

  private void guest() throws MqttException, InterruptedException {
    screen.title("5. A guest gets a code for flat 2 that ends in " + STAY.toSeconds() + " s");
    screen.house("somebody locks flat 2 from inside");
    house.happens(FLAT, "manual_lock");
    var params =
        Json.object()
            .put("name", "Guest")
            .put("code", GUEST)
            .put("starts_at", platform.in(Duration.ZERO).toString())
            .put("ends_at", platform.in(STAY).toString());
    awaitEnd(platform.command("CREATE_ACCESS_CODE", house.device(FLAT), params));
    keypad(GUEST, "lock.unlocked");
    screen.title("6. ... the stay is over, and the code opens no more");
    platform.await(List.of(news -> news.isEvent("access_code.deleted", house.device(FLAT))));
    keypad(GUEST, "lock.access_denied");
  }

  private void noise() throws MqttException, InterruptedException {
    screen.title("9. The hall must not be louder than 70 dB, and somebody celebrates");
    var params =
        Json.object()
            .put("name", "Quiet please")
            .put("starts_daily_at", "00:00:00")
            .put("ends_daily_at", "00:00:00")
            .put("noise_threshold_decibels", 70);
    awaitEnd(platform.command("CREATE_NOISE_THRESHOLD", house.device(HALL), params));
    screen.house("it is 85 dB loud in the hall");
    house.reads(HALL, 85);
    platform.await(
        List.of(
            news -> news.isEvent("noise_sensor.noise_threshold_triggered", house.device(HALL))));
  }

  private void climate() throws MqttException, InterruptedException {
    screen.title("10. The office is made comfortable");
    var preset =
        Json.object()
            .put("climate_preset_key", "comfort")
            .put("name", "Comfort")
            .put("hvac_mode_setting", "heat")
            .put("heating_set_point_celsius", 22)
            .put("fan_mode_setting", "auto");
    var params = Json.object().put("climate_preset_key", "comfort");
    params.set("climate_preset", preset);
    awaitEnd(platform.command("ACTIVATE_CLIMATE_PRESET", house.device(OFFICE), params));
  }

  private void jam() throws MqttException, InterruptedException {
    screen.title("7. The front door's bolt jams while the platform unlocks it");
    screen.house("something is stuck in the front door's lock");
    house.happens(FRONT, "jam");
    command("UNLOCK_DOOR", FRONT);
    house.happens(FRONT, "unjam");
    screen.house("it was removed");
  }

  private void brokerAway() throws MqttException, InterruptedException {
    screen.title("11. The broker goes away; someone unlocks the bicycle room by hand meanwhile");
    platform.close();
    broker.close();
    screen.house("the broker is gone; a hand turns the bolt of the bicycle room");
    house.happens(BICYCLES, "manual_unlock");
    broker.start();
    platform.connect();
    screen.house("the broker is back; nothing that happened was lost");
    platform.await(List.of(news -> news.isEvent("lock.unlocked", house.device(BICYCLES))));
  }

  private void command(String type, String deviceName) throws MqttException, InterruptedException {
    awaitEnd(platform.command(type, house.device(deviceName), Json.object()));
  }

  private void keypad(String code, String eventType) throws MqttException, InterruptedException {
    String device = house.device(FLAT);
    String attemptId =
        platform.command("SIMULATE_KEYPAD_CODE_ENTRY", device, Json.object().put("code", code));
    platform.await(List.of(news -> news.isEvent(eventType, device), news -> news.ends(attemptId)));
  }

  private void awaitEnd(String attemptId) throws InterruptedException {
    platform.await(List.of(news -> news.ends(attemptId)));
  }
}
