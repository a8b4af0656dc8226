package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Sound;
import io.lintel.spi.SoundLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseSensorTest {
  private House house;

  @BeforeEach
  void a_noise_sensor(@TempDir Path folder) {
    house = House.with(folder, Map.of("kind", "noise_sensor"));
  }

  @Test
  void it_is_there_and_has_heard_nothing_yet() {
    assertEquals(List.of(new Report.Online()), house.reports().of(House.door()));
    assertTrue(house.run().offers(House.door(), SoundLevel.class).isPresent());
  }

  @Test
  void each_reading_is_told() {
    house.tell("reading", "\"value\":62.5");
    house.tell("reading", "\"value\":\"71\",\"nrs\":40");
    assertEquals(
        List.of(new Sound(62.5, OptionalDouble.empty()), new Sound(71, OptionalDouble.of(40))),
        heard());
  }

  @Test
  void back_online_it_tells_the_last_reading_alone() {
    house.tell("offline");
    house.tell("reading", "\"value\":90");
    house.tell("reading", "\"value\":50");
    house.tell("online");
    assertEquals(
        List.of(
            new Report.Offline(SimulatorFaults.offline()),
            new Report.Online(),
            new Sound(50, OptionalDouble.empty())),
        heard());
  }

  @Test
  void what_cannot_be_heard_is_refused_with_words() {
    assertRefused("\"do\":\"reading\",\"value\":201", "must be 0 to 200 (dB)");
    assertRefused("\"do\":\"reading\",\"value\":50,\"nrs\":101", "0 to 100");
    assertRefused("\"do\":\"slow\"", "cannot slow: it answers nothing that could be late");
    assertRefused("\"do\":\"adjust\"", "it has nothing to adjust");
  }

  @Test
  void a_reset_forgets_what_it_heard() {
    house.tell("reading", "\"value\":90");
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(house.reset()));
    house.tell("offline");
    house.tell("online");
    assertEquals(new Report.Online(), heard().getLast());
  }

  private void assertRefused(String line, String words) {
    String answer = house.host().say("{\"device_id\":\"%s\",%s}".formatted(House.door(), line));
    assertTrue(answer.startsWith("{\"ok\":false") && answer.contains(words), answer);
  }

  private List<Report> heard() {
    return house.reports().of(House.door()).stream().skip(1).toList();
  }
}
