package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Encoder;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report.CardRead;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every driver of encoders holds to, beside {@link OrderContract}. A rig counts the writes of
 * cards as movements.
 */
public abstract class EncoderContract extends OrderContract {

  /** An NDEF message of one record of text: "Lintel". */
  private static final Secret MESSAGE =
      new Secret(new byte[] {(byte) 0xD1, 1, 9, 'T', 2, 'e', 'n', 'L', 'i', 'n', 't', 'e', 'l'});

  @Override
  protected abstract EncoderRig rig(VirtualHost host);

  @Override
  protected final void give(DriverRun run, TestOrder order) {
    ordered(run, order, (encoder, it) -> encoder.encode(it, MESSAGE));
  }

  @Test
  void a_scanned_card_is_told_for_its_order_before_the_outcome() {
    bench.run().reports().listen(this::doneMeansTold);
    TestOrder scan = give(Encoder::scan);
    assertEquals(Outcome.confirmed(), bench.outcome(scan));
  }

  @Test
  void an_encoded_card_is_read_back_before_the_outcome() {
    bench.run().reports().listen(this::doneMeansTold);
    TestOrder encode = given(device);
    bench.awaitAnswer();
    assertEquals(Outcome.confirmed(), bench.outcome(encode));
    assertEquals(Optional.of(MESSAGE), read(encode).orElseThrow().message());
  }

  @Test
  void an_encoded_card_still_holds_its_message_when_it_comes_back() {
    given(device);
    bench.awaitAnswer();
    rig().takeCardAway(device);
    rig().layCard(device);
    assertEquals(Optional.of(MESSAGE), scanned());
  }

  @Test
  void without_a_card_it_waits_until_the_permit_ends() {
    rig().takeCardAway(device);
    TestOrder scan = give(Encoder::scan);
    assertTrue(bench.run().reports().outcome(scan.id()).isEmpty(), "did not wait");
    bench.awaitEnd();
    var refused = assertInstanceOf(Outcome.Refused.class, bench.outcome(scan));
    assertEquals(Reason.NO_CREDENTIAL_ON_ENCODER, refused.reason());
  }

  @Test
  void a_card_that_comes_in_time_is_taken() {
    rig().takeCardAway(device);
    TestOrder encode = given(device);
    bench.awaitAnswer();
    rig().layCard(device);
    bench.awaitAnswer();
    assertEquals(Outcome.confirmed(), bench.outcome(encode));
  }

  /** At whatever instant it is taken away: no card holds a message that nobody was told of. */
  @Test
  void a_card_taken_away_in_mid_write_is_encoded_or_holds_nothing() {
    Duration step = bench.rig().answerTakesMax().dividedBy(40);
    for (int steps = 0; steps < 40; steps++) {
      TestOrder encode = given(device);
      bench.pass(step.multipliedBy(steps));
      rig().takeCardAway(device);
      bench.awaitEnd();
      rig().layCard(device);
      boolean done = bench.outcome(encode) instanceof Outcome.Done;
      assertEquals(done ? Optional.of(MESSAGE) : Optional.empty(), scanned());
    }
  }

  @Test
  void what_a_hung_encoder_took_too_late_is_on_no_card() {
    bench.rig().hang(device);
    TestOrder encode = given(device);
    bench.pass(Bench.WINDOW.plusMillis(1));
    bench.rig().wake(device);
    bench.pass(bench.rig().patience());
    assertFalse(bench.outcome(encode) instanceof Outcome.Done);
    assertEquals(Optional.empty(), scanned());
  }

  private interface Act {
    void on(Encoder encoder, TestOrder order);
  }

  private EncoderRig rig() {
    return assertInstanceOf(EncoderRig.class, bench.rig());
  }

  private Optional<Secret> scanned() {
    TestOrder scan = give(Encoder::scan);
    return read(scan).orElseThrow().message();
  }

  private TestOrder give(Act act) {
    TestOrder order = bench.run().order(device, Bench.WINDOW);
    ordered(bench.run(), order, act);
    bench.awaitAnswer();
    return order;
  }

  private void doneMeansTold(Heard news) {
    if (news instanceof Heard.Ended(_, var order, Outcome.Done _)) {
      assertTrue(
          cards().stream().anyMatch(card -> card.orderId().equals(order.id())),
          "done, and no card told for " + order.id());
    }
  }

  private Optional<CardRead> read(TestOrder order) {
    return cards().stream().filter(card -> card.orderId().equals(order.id())).findFirst();
  }

  private List<CardRead> cards() {
    return bench.run().reports().of(device).stream()
        .filter(CardRead.class::isInstance)
        .map(CardRead.class::cast)
        .toList();
  }

  private static void ordered(DriverRun run, TestOrder order, Act act) {
    Encoder encoder = run.capability(order.deviceId(), Encoder.class);
    run.host().loop().call(() -> act.on(encoder, order));
  }
}
