package io.lintel.hardware;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.House;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.SeamTypes;
import io.lintel.hardware.rig.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** mosquitto, the packaged daemon and the zwave-js house, three processes: node 7 opens. */
class ZwaveHouseTest {
  private static final String DOOR = deviceId(2);

  /** The will's delay is 30 s. */
  private static final Duration WILL_LIMIT = Duration.ofSeconds(75);

  @TempDir private Path folder;

  @Test
  void a_published_unlock_opens_node_7_and_a_kill_is_told_by_the_will() {
    try (House house = House.start();
        Site site = open(house)) {
      Platform platform = site.platform();
      house.manual(House.LOCKED);
      awaitState(platform, "locked");

      unlock(platform, house);
      turnByHand(platform, house);
      assertUnprotectedInInventory(platform);
      killAndAwaitWill(site);
      SeamTypes.assertValid(platform.received());
    }
  }

  private Site open(House house) {
    return Site.open(
        folder,
        file ->
            file.driver("simulator", "{}")
                .driver("zwave", "{link: \"" + house.link() + "\"}")
                .locks(1, 1, "20ms")
                .device(2, "Store room", "zwave", "{node: 7}"));
  }

  private static void unlock(Platform platform, House house) {
    Command command = Command.unlock(DOOR);
    JsonNode end = platform.run(command);

    assertEquals("success", Platform.status(end), end::toString);
    assertTrue(
        end.path("action_attempt").path("result").path("was_confirmed_by_device").asBoolean());
    assertFalse(house.locked());
    assertEquals(1, house.orders());
    JsonNode unlocked = await(platform, "lock.unlocked");
    assertEquals(command.id(), unlocked.path("action_attempt_id").asText());
    assertEquals("remote", unlocked.path("method").asText());
    assertEquals(
        command.id(),
        await(platform, "action_attempt.unlock_door.succeeded").path("action_attempt_id").asText());
    assertEquals(2, platform.received().attempt(command.id()).size());
    assertEquals(1, platform.received().events("lock.unlocked").size());
  }

  private static void turnByHand(Platform platform, House house) {
    house.manual(House.LOCKED);

    JsonNode locked = after(platform, "lock.locked", unlockedAt(platform));
    assertEquals(DOOR, locked.path("device_id").asText());
    assertTrue(
        List.of("manual", "unknown").contains(locked.path("method").asText()), locked::toString);
    assertTrue(locked.path("action_attempt_id").isMissingNode(), locked::toString);
    awaitState(platform, "locked");
  }

  private static long unlockedAt(Platform platform) {
    return await(platform, "lock.unlocked").path("sequence").asLong();
  }

  private static void assertUnprotectedInInventory(Platform platform) {
    String inventory =
        platform.received().under("inventory").getLast().json().path("devices").toString();
    assertTrue(inventory.contains("\"none\""), inventory);
  }

  private static void killAndAwaitWill(Site site) {
    String session = presence(site.platform()).path("session").asText();
    site.daemon().kill();

    JsonNode offline =
        site.platform()
            .await(
                "presence offline",
                WILL_LIMIT,
                () ->
                    Optional.of(presence(site.platform()))
                        .filter(told -> told.path("status").asText().equals("offline")));
    assertEquals(session, offline.path("session").asText());
  }

  private static JsonNode presence(Platform platform) {
    return platform.received().under("presence").getLast().json();
  }

  private static JsonNode await(Platform platform, String eventType) {
    return after(platform, eventType, 0);
  }

  private static JsonNode after(Platform platform, String eventType, long sequence) {
    return platform.await(
        eventType,
        () ->
            platform.received().events(eventType).stream()
                .filter(told -> told.path("device_id").asText().equals(DOOR))
                .filter(told -> told.path("sequence").asLong() > sequence)
                .findFirst());
  }

  private static void awaitState(Platform platform, String lockState) {
    platform.await(
        "state " + lockState,
        () ->
            platform.received().under("state/" + DOOR).stream()
                .map(Message::json)
                .reduce((older, newer) -> newer)
                .filter(state -> state.path("lock_state").asText().equals(lockState)));
  }
}
