package io.lintel.hardware;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.audit.Audit;
import io.lintel.hardware.audit.History;
import io.lintel.hardware.rig.GatewayFile;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.Movements;
import io.lintel.hardware.rig.SeamTypes;
import io.lintel.hardware.rig.Signal;
import io.lintel.hardware.rig.SimulatorControl;
import io.lintel.hardware.rig.Site;
import io.lintel.hardware.rig.WireRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The broker is killed while doors move: what it had not acknowledged arrives all the same. */
@Timeout(600)
class UplinkChaosTest {
  private static final int DOORS = 20;
  private static final int MOVES = Integer.getInteger("chaos.events", 2000);
  private static final int KILLS = 4;
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void every_publish_that_the_killed_broker_had_not_acknowledged_arrives() {
    try (Site site = Site.withDoors(folder, DOORS, "0ms")) {
      int moved = moveDoorsWhileTheBrokerDies(site);
      awaitAllAcknowledged(site.wire(), moved);
      List<Message> published = messages(site.wire().published());

      assertTrue(site.wire().connections() > KILLS, "the broker was hardly killed");
      assertTrue(moved >= MOVES * 9 / 10, moved + " moves");
      assertEquals(List.of(), problems(published, site));
      assertEquals(List.of(), lost(site));
      SeamTypes.assertValidEvents(site.platform().received());
    }
  }

  /** On the wire: every movement told once, no sequence left out, repeats the same. */
  private static List<String> problems(List<Message> published, Site site) {
    return Audit.problems(new History(List.of(), published, Movements.read(site.dataDir())));
  }

  /** What the broker acknowledged and then lost with its memory is the broker's loss. */
  private static List<Long> lost(Site site) {
    Set<Long> lost = sequences(messages(site.wire().published()));
    lost.removeAll(sequences(messages(site.wire().acknowledged())));
    lost.removeAll(sequences(site.platform().received().all()));
    return List.copyOf(lost);
  }

  private static int moveDoorsWhileTheBrokerDies(Site site) {
    int moved = 0;
    try (SimulatorControl control = site.control()) {
      for (int move = 0; move < MOVES; move++) {
        String deed = (move / DOORS) % 2 == 0 ? "manual_unlock" : "manual_lock";
        JsonNode answer = control.act(GatewayFile.deviceId(move % DOORS + 1), deed);
        moved += answer.path("ok").asBoolean() ? 1 : 0;
        if (move % (MOVES / KILLS) == MOVES / KILLS / 2) {
          killAndRestart(site);
        }
      }
    }
    return moved;
  }

  /** Goes on when the gateway is back: the next kill shall meet messages under way. */
  private static void killAndRestart(Site site) {
    int connections = site.wire().connections();
    site.broker().kill();
    site.broker().restart();
    site.platform().reconnect();
    int acknowledged = site.wire().acknowledged().size();
    Signal.poll(
        DRAIN_LIMIT,
        Duration.ofMillis(20),
        () ->
            Optional.of(site.wire())
                .filter(wire -> wire.connections() > connections)
                .filter(wire -> wire.acknowledged().size() > acknowledged));
  }

  /** The wire tells nobody: looks now and then. */
  private static void awaitAllAcknowledged(WireRecord wire, int moved) {
    Signal.poll(
        DRAIN_LIMIT,
        Duration.ofMillis(250),
        () ->
            Optional.of(sequences(messages(wire.acknowledged())))
                .filter(done -> done.size() >= moved)
                .filter(done -> done.equals(sequences(messages(wire.published())))));
  }

  private static List<Message> messages(List<WireRecord.Published> published) {
    return published.stream()
        .map(
            sent ->
                new Message(
                    sent.topic(),
                    sent.payload(),
                    false,
                    false,
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    0))
        .toList();
  }

  private static Set<Long> sequences(List<Message> messages) {
    return messages.stream()
        .filter(message -> message.subject().matches("(event|attempt)/.*"))
        .map(message -> message.json().path("sequence").asLong())
        .collect(toCollection(TreeSet::new));
  }
}
