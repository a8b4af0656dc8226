package io.lintel.gateway.cli.demo;

import io.lintel.gateway.model.Json;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;

/** What happens in the demo, one chapter after the other. Each waits for what it announces. */
final class Story {

  private static final String FRONT = "Front door";
  private static final String FLAT = "Flat 2";
  private static final String BICYCLES = "Bicycle room";

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
    jam();
    screen.title("6. A command arrives that expired a minute ago: the door must not open late");
    awaitEnd(platform.lateCommand("UNLOCK_DOOR", house.device(FRONT)));
    brokerAway();
    screen.title("That was the story.");
  }

  private void jam() throws MqttException, InterruptedException {
    screen.title("5. The front door's bolt jams while the platform unlocks it");
    screen.house("something is stuck in the front door's lock");
    house.happens(FRONT, "jam");
    command("UNLOCK_DOOR", FRONT);
    house.happens(FRONT, "unjam");
    screen.house("it was removed");
  }

  private void brokerAway() throws MqttException, InterruptedException {
    screen.title("7. The broker goes away; someone unlocks the bicycle room by hand meanwhile");
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
