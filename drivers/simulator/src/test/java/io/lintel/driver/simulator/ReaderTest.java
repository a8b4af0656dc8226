package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Bolt;
import io.lintel.spi.CardNumber;
import io.lintel.spi.CardReader;
import io.lintel.spi.KeyReader;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Simulated;
import io.lintel.testkit.TestOrder;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderTest {
  private static final Report KEYS = new Report.Keys(new Pin("1234"));
  private static final Report CARD =
      new Report.Card(new CardNumber(26, BigInteger.valueOf(0x2ABCDEF)));

  private House house;

  @BeforeEach
  void a_reader(@TempDir Path folder) {
    house = House.with(folder, Map.of("kind", "reader"));
  }

  @Test
  void it_says_that_it_is_there_and_has_no_bolt() {
    assertEquals(List.of(new Report.Online()), house.reports().of(House.door()));
    assertTrue(house.run().offers(House.door(), KeyReader.class).isPresent());
    assertTrue(house.run().offers(House.door(), CardReader.class).isPresent());
    assertTrue(house.run().capability(House.door(), Simulated.class).hasKeypad());
    assertEquals(Optional.empty(), house.run().offers(House.door(), Bolt.class));
  }

  @Test
  void keys_and_cards_are_told_as_they_come() {
    house.key("1234");
    house.tell("card", "\"bits\":26,\"hex\":\"2abcdef\"");
    assertEquals(List.of(KEYS, CARD), heard());
  }

  @Test
  void a_simulated_entry_is_told_and_done() {
    TestOrder entry = house.enter("1234");
    assertEquals(List.of(KEYS), heard());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(entry));
  }

  @Test
  void it_has_no_button_that_locks() {
    assertEquals(Reason.DEVICE_NOT_SUPPORTED, house.refusal(house.pressLock()));
  }

  @Test
  void what_is_entered_while_nobody_hears_it_is_lost_and_opens_nothing_late() {
    house.tell("offline");
    house.key("1234");
    house.tell("online");
    house.tell("hang");
    house.tell("card", "\"bits\":\"26\",\"hex\":\"2abcdef\"");
    house.tell("release");
    assertEquals(
        List.of(new Report.Offline(SimulatorFaults.offline()), new Report.Online()), heard());
  }

  @Test
  void a_reset_makes_it_well() {
    house.tell("hang");
    house.tell("offline");
    TestOrder reset = house.reset();
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(reset));
    house.key("1234");
    assertEquals(KEYS, heard().getLast());
  }

  @Test
  void no_digit_and_no_card_is_ever_printed() {
    house.key("135791");
    house.tell("card", "\"bits\":40,\"hex\":\"13579135\"");
    String said = house.reports().all() + " " + house.host().log().lines();
    assertTrue(!said.contains("13579"), said);
  }

  private List<Report> heard() {
    return house.reports().of(House.door()).stream().skip(1).toList();
  }
}
