package io.lintel.driver.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.FaultException;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Secret;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestDevice;
import io.lintel.testkit.TestOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodeTest {
  private static final byte[] MESSAGE = bytes(300);
  private static final byte[] OLD = bytes(20);

  /** Identifier, application, capabilities (two) and file. */
  private static final int COMMANDS_BEFORE_WRITING = 5;

  private static final Duration SOON = Duration.ofSeconds(1);

  @TempDir Path folder = Path.of("");
  private EncoderBench bench;

  @BeforeEach
  void start() {
    bench = EncoderBench.start(folder);
  }

  @Test
  void a_message_is_written_and_read_back() {
    VirtualTag tag = lay(VirtualTag.empty());
    TestOrder order = bench.encode(MESSAGE);
    bench.pass(SOON);
    assertEquals(Outcome.confirmed(), bench.outcome(order));
    assertArrayEquals(MESSAGE, tag.holds().orElseThrow());
    assertEquals(Optional.of(new Secret(MESSAGE)), bench.cardRead().message());
  }

  @Test
  void whatever_size_of_pieces_the_card_takes_the_message_is_whole() {
    for (int pieces : new int[] {15, 16, 54, 59, 150, 255}) {
      VirtualTag tag = lay(VirtualTag.inPieces(pieces, 270 - pieces > 255 ? 1 : 270 - pieces));
      TestOrder order = bench.encode(MESSAGE);
      bench.pass(SOON);
      assertEquals(Outcome.confirmed(), bench.outcome(order), "pieces of " + pieces);
      assertArrayEquals(MESSAGE, tag.holds().orElseThrow());
    }
  }

  @Test
  void a_card_taken_away_at_any_command_is_told_truly_and_never_holds_half_a_message() {
    int commands = commandsOfAnEncoding();
    for (int stays = 1; stays <= commands; stays++) {
      for (boolean lost : new boolean[] {false, true}) {
        takenAway(stays, lost);
      }
    }
  }

  private void takenAway(int stays, boolean lost) {
    VirtualTag tag = VirtualTag.inPieces(100, 100);
    tag.put(OLD);
    lay(tag);
    bench.cards().stays = stays;
    bench.cards().lastAnswerLost = lost;
    TestOrder order = bench.encode(MESSAGE);
    bench.pass(EncoderBench.WINDOW.plusSeconds(5));
    byte[] holds = tag.holds().orElse(new byte[0]);
    Outcome outcome = bench.outcome(order);
    String at = "after " + stays + ", answer lost " + lost + ": " + outcome;
    if (outcome instanceof Outcome.Done) {
      assertArrayEquals(MESSAGE, holds, at);
    } else if (outcome instanceof Outcome.Refused(Reason reason, _)
        && reason == Reason.NO_CREDENTIAL_ON_ENCODER) {
      assertArrayEquals(OLD, holds, at);
    } else {
      bench.assertRefused(Reason.ENCODING_INTERRUPTED, "encoder.torn", order);
      boolean nothingArrived = stays == COMMANDS_BEFORE_WRITING && Arrays.equals(OLD, holds);
      assertTrue(holds.length == 0 || Arrays.equals(MESSAGE, holds) || nothingArrived, at);
    }
  }

  private int commandsOfAnEncoding() {
    VirtualTag tag = lay(VirtualTag.inPieces(100, 100));
    bench.encode(MESSAGE);
    bench.pass(SOON);
    assertArrayEquals(MESSAGE, tag.holds().orElseThrow());
    return tag.commands();
  }

  @Test
  void a_byte_that_does_not_read_back_ends_as_interrupted() {
    VirtualTag tag = lay(VirtualTag.empty());
    bench.cards().beforeCommand =
        count -> {
          if (tag.holds().isPresent() && count == 10) {
            tag.spoil(9);
          }
        };
    TestOrder order = bench.encode(MESSAGE);
    bench.pass(SOON);
    bench.assertRefused(Reason.ENCODING_INTERRUPTED, "encoder.torn", order);
  }

  @Test
  void a_permit_taken_back_before_the_first_write_leaves_the_card_as_it_was() {
    VirtualTag tag = VirtualTag.empty();
    tag.put(OLD);
    lay(tag);
    TestOrder[] given = new TestOrder[1];
    bench.cards().beforeCommand = _ -> given[0].cancel();
    given[0] = bench.encode(MESSAGE);
    bench.pass(SOON);
    bench.assertNotSent(Reason.PERMIT_ENDED, "encoder.permit_ended", given[0]);
    assertArrayEquals(OLD, tag.holds().orElseThrow());
  }

  @Test
  void a_permit_that_ends_while_writing_leaves_the_card_empty_rather_than_valid() {
    VirtualTag tag = lay(VirtualTag.empty());
    TestOrder[] given = new TestOrder[1];
    bench.cards().beforeCommand =
        count -> {
          if (count == 7) {
            given[0].cancel();
          }
        };
    given[0] = bench.encode(MESSAGE);
    bench.pass(SOON);
    bench.assertRefused(Reason.ENCODING_INTERRUPTED, "encoder.torn", given[0]);
    assertEquals(Optional.empty(), tag.holds());
  }

  @Test
  void a_reader_that_hangs_is_told_soon_after_the_permit_and_writes_nothing_when_it_wakes() {
    VirtualTag tag = lay(VirtualTag.empty());
    bench.run().host().loop().blockingTakes(Duration.ofSeconds(90));
    TestOrder order = bench.encode(MESSAGE);
    bench.pass(EncoderBench.WINDOW.plus(Errand.PATIENCE));
    bench.assertRefused(Reason.ENCODER_COMMUNICATION_TIMEOUT, "encoder.silent", order);
    TestOrder next = bench.scan();
    bench.assertNotSent(Reason.ENCODER_COMMUNICATION_TIMEOUT, "encoder.silent", next);
    bench.pass(Duration.ofMinutes(5));
    assertEquals(Optional.empty(), tag.holds());
    bench.run().host().loop().blockingTakes(Duration.ZERO);
    TestOrder again = bench.encode(MESSAGE);
    bench.pass(SOON);
    assertEquals(Outcome.confirmed(), bench.outcome(again));
  }

  @Test
  void a_card_that_cannot_be_written_is_refused_with_what_to_do() {
    lay(VirtualTag.writeProtected());
    assertUnfit("encoder.write_protected");
    lay(VirtualTag.ofBytes(128));
    assertUnfit("encoder.card_too_small");
    lay(VirtualTag.withIdentifier(""));
    assertUnfit("encoder.no_identifier");
  }

  private void assertUnfit(String code) {
    TestOrder order = bench.encode(MESSAGE);
    bench.pass(SOON);
    bench.assertRefused(Reason.INCOMPATIBLE_CARD_FORMAT, code, order);
  }

  @Test
  void an_encoder_taken_out_of_the_configuration_ends_its_order() {
    TestOrder order = bench.encode(MESSAGE);
    bench.run().detach(bench.encoder());
    bench.pass(SOON);
    bench.assertNotSent(Reason.DEVICE_REMOVED, "encoder.detached", order);
  }

  @Test
  void two_encoders_must_both_say_which_reader_is_theirs() {
    var nameless = TestDevice.numbered(3, MapSettings.none());
    var refused = Assertions.assertThrows(FaultException.class, () -> bench.run().attach(nameless));
    assertTrue(refused.fault().message().contains("reader"));
  }

  private VirtualTag lay(VirtualTag tag) {
    bench.cards().stays = -1;
    bench.cards().card = tag;
    return tag;
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 7 + size);
    }
    return bytes;
  }
}
