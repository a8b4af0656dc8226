package io.lintel.driver.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.encoder.pcsc.CardTrouble.Kind;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import io.lintel.testkit.TestOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
  private static final byte[] MESSAGE = "a message on a card".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder = Path.of("");
  private EncoderBench bench;

  @BeforeEach
  void start() {
    bench = EncoderBench.start(folder);
  }

  @Test
  void a_card_that_lies_there_is_read_with_its_identifier_and_its_message() {
    VirtualTag tag = VirtualTag.empty();
    tag.put(MESSAGE);
    bench.cards().card = tag;
    TestOrder order = bench.scan();
    bench.pass(Duration.ofSeconds(1));
    assertEquals(Outcome.confirmed(), bench.outcome(order));
    assertEquals("04a1b2c3d4e5f6", bench.cardRead().identifier().revealHex());
    assertEquals(Optional.of(new Secret(MESSAGE)), bench.cardRead().message());
    assertEquals(order.id(), bench.cardRead().orderId());
  }

  @Test
  void a_card_laid_on_later_is_waited_for() {
    TestOrder order = bench.scan();
    bench.pass(Duration.ofSeconds(5));
    assertTrue(bench.run().reports().outcome(order.id()).isEmpty());
    bench.cards().card = VirtualTag.empty();
    bench.pass(Duration.ofSeconds(1));
    assertEquals(Outcome.confirmed(), bench.outcome(order));
    assertEquals(Optional.empty(), bench.cardRead().message());
  }

  @Test
  void without_a_card_it_ends_when_its_time_is_over() {
    TestOrder order = bench.scan();
    bench.pass(EncoderBench.WINDOW.plusSeconds(1));
    bench.assertRefused(Reason.NO_CREDENTIAL_ON_ENCODER, "encoder.no_card", order);
  }

  @Test
  void a_card_taken_away_while_it_is_read_is_read_again_when_it_is_back() {
    VirtualTag tag = VirtualTag.empty();
    tag.put(MESSAGE);
    bench.cards().card = tag;
    bench.cards().stays = 4;
    TestOrder order = bench.scan();
    bench.pass(Duration.ofSeconds(2));
    assertTrue(bench.run().reports().outcome(order.id()).isEmpty());
    bench.cards().stays = -1;
    bench.cards().card = tag;
    bench.pass(Duration.ofSeconds(1));
    assertEquals(Optional.of(new Secret(MESSAGE)), bench.cardRead().message());
  }

  @Test
  void a_card_that_lies_badly_is_tried_again_until_the_time_is_over() {
    bench.cards().badContact = Kind.NO_ANSWER;
    TestOrder order = bench.scan();
    bench.pass(EncoderBench.WINDOW.plusSeconds(1));
    bench.assertRefused(Reason.ENCODER_COMMUNICATION_TIMEOUT, "encoder.no_answer", order);
  }

  @Test
  void an_unplugged_reader_is_told_at_once_with_what_is_plugged_in() {
    bench.cards().plugged.clear();
    bench.cards().plugged.add("Some other reader 00 00");
    TestOrder order = bench.scan();
    bench.pass(Duration.ofSeconds(1));
    bench.assertNotSent(Reason.ENCODER_NOT_ONLINE, "encoder.no_reader", order);
    assertTrue(bench.outcome(order).toString().contains("Some other reader 00 00"));
  }

  @Test
  void a_name_that_fits_two_readers_is_refused_with_both() {
    bench.cards().plugged.add("ACS ACR122U PICC Interface 01 00");
    TestOrder order = bench.scan();
    bench.pass(Duration.ofSeconds(1));
    bench.assertNotSent(Reason.ENCODER_NOT_ONLINE, "encoder.which_reader", order);
  }

  @Test
  void a_service_that_does_not_run_is_told_with_the_package_to_install() {
    bench.cards().broken = Kind.NO_SERVICE;
    TestOrder order = bench.scan();
    bench.pass(Duration.ofSeconds(1));
    bench.assertNotSent(Reason.ENCODER_NOT_ONLINE, "encoder.no_service", order);
    assertTrue(bench.outcome(order).toString().contains("pcscd"));
  }

  @Test
  void a_second_order_while_one_waits_is_refused_as_busy() {
    bench.scan();
    TestOrder second = bench.scan();
    bench.assertNotSent(Reason.DEVICE_BUSY, "encoder.busy", second);
  }

  @Test
  void a_reader_that_goes_and_comes_back_is_told_once_each() {
    bench.cards().plugged.clear();
    bench.pass(Duration.ofSeconds(60));
    bench.cards().plugged.add("ACS ACR122U PICC Interface 00 00");
    bench.pass(Duration.ofSeconds(60));
    var presence = bench.told().stream().map(report -> report.getClass().getSimpleName()).toList();
    assertEquals(java.util.List.of("Online", "Offline", "Online"), presence);
  }

  @Test
  void neither_identifier_nor_message_is_ever_logged_or_printed() {
    VirtualTag tag = VirtualTag.empty();
    tag.put(MESSAGE);
    bench.cards().card = tag;
    bench.scan();
    bench.pass(Duration.ofSeconds(1));
    Report.CardRead read = bench.cardRead();
    String all = bench.run().host().log().lines() + bench.run().reports().all().toString();
    assertFalse(all.contains(read.identifier().revealHex()), all);
    assertFalse(all.contains("a message"), all);
  }
}
