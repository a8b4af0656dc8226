package io.lintel.driver.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.licel.jcardsim.smartcardio.CardSimulator;
import com.licel.jcardsim.utils.AIDUtil;
import io.lintel.driver.encoder.Visit.Result;
import io.lintel.driver.encoder.pcsc.CardTrouble;
import io.lintel.driver.encoder.pcsc.Pcsc;
import io.lintel.driver.encoder.tag.Ending;
import io.lintel.driver.encoder.tag.Octets;
import io.lintel.driver.encoder.tag.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.TerminalFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The driver against a pcscd, its virtual reader, and two cards of different make. */
class PcscTest {
  private static final String READER = "Virtual PCD 00 00";
  private static final int LAID_LIMIT_MILLIS = 2_000;
  private static final int LAID_TRIES = 10;
  private static final Octets MESSAGE = Octets.copyOf(new byte[300]).plus(Octets.ofHex("0badcafe"));

  private final Pcsc pcsc = new Pcsc();
  private Pcscd pcscd = Pcscd.start();

  @BeforeEach
  void find_it() throws CardTrouble {
    // One pcscd per test: each test follows one that was started anew.
    assertEquals(2, pcsc.readers().size(), () -> "the virtual reader has two slots");
  }

  @AfterEach
  void stop() {
    pcscd.close();
  }

  @Test
  void a_tag_is_encoded_and_scanned() throws Exception {
    VirtualTag tag = VirtualTag.empty();
    try (var _ = laid(tag, 0)) {
      var written = ended(Ending.Written.class, new Task.Encode(MESSAGE));
      assertEquals("04a1b2c3d4e5f6", written.identifier().revealHex());
      assertArrayEquals(MESSAGE.toArray(), tag.holds().orElseThrow());
      assertEquals(Optional.of(MESSAGE), ended(Ending.Read.class, new Task.Scan()).message());
    }
  }

  @Test
  void a_java_card_of_other_make_is_encoded_and_scanned() throws Exception {
    try (var _ = laidJavaCard(new CardSimulator())) {
      ended(Ending.Written.class, new Task.Encode(MESSAGE));
      assertEquals(Optional.of(MESSAGE), ended(Ending.Read.class, new Task.Scan()).message());
    }
  }

  @Test
  void a_java_card_without_the_ndef_application_is_refused_and_still_identified() throws Exception {
    var bare = new CardSimulator();
    try (var _ =
        laid(() -> VpcdCard.lay(pcscd.port(0), command -> answer(bare, command), bare::reset))) {
      var unfit = ended(Ending.Unfit.class, new Task.Encode(MESSAGE));
      assertEquals(Ending.Unfitness.NOT_A_TAG, unfit.why());
      assertEquals(Optional.empty(), ended(Ending.Read.class, new Task.Scan()).message());
    }
  }

  @Test
  void a_card_taken_away_in_mid_write_is_torn_and_can_be_encoded_again() throws Exception {
    VirtualTag tag = VirtualTag.empty();
    tag.put(new byte[40]);
    try (VpcdCard card = laid(tag, 0)) {
      card.takeAwayAfter(7);
      var torn = ended(Ending.Torn.class, new Task.Encode(MESSAGE));
      assertTrue(!torn.detail().isBlank());
      card.awaitGone();
    }
    assertEquals(Optional.empty(), tag.holds());
    try (var _ = laid(tag, 0)) {
      ended(Ending.Written.class, new Task.Encode(MESSAGE));
    }
    assertArrayEquals(MESSAGE.toArray(), tag.holds().orElseThrow());
  }

  @Test
  void each_of_two_readers_is_found_by_its_own_name() throws Exception {
    VirtualTag here = VirtualTag.withIdentifier("04000001");
    VirtualTag there = VirtualTag.withIdentifier("04000002");
    try (var _ = laid(here, 0);
        var _ = laid(there, 1)) {
      assertEquals("04000001", read("00 00").identifier().revealHex());
      assertEquals("04000002", read("00 01").identifier().revealHex());
    }
    assertInstanceOf(Result.Offline.class, visit("virtual", new Task.Scan()));
    assertInstanceOf(Result.Offline.class, visit("ACR122U", new Task.Scan()));
  }

  @Test
  void without_a_card_the_reader_is_there_and_empty() {
    assertEquals(new Result.NoCard(), visit(READER, new Task.Scan()));
  }

  @Test
  void a_service_that_went_away_is_told_and_found_again_when_it_is_back() throws Exception {
    pcscd.close();
    var trouble = assertThrows(CardTrouble.class, pcsc::readers);
    assertEquals(CardTrouble.Kind.NO_SERVICE, trouble.kind(), trouble.detail());
    pcscd = Pcscd.startAgain(pcscd);
    try (var _ = laid(VirtualTag.empty(), 0)) {
      ended(Ending.Written.class, new Task.Encode(MESSAGE));
    }
  }

  /** Java has no call that gives a connection back (docs/adr/0054). */
  @Test
  void a_restart_of_the_service_costs_one_socket_and_looking_for_it_none() throws Exception {
    long before = sockets();
    for (int restart = 0; restart < 3; restart++) {
      pcscd.close();
      for (int look = 0; look < 10; look++) {
        assertThrows(CardTrouble.class, pcsc::readers);
      }
      pcscd = Pcscd.startAgain(pcscd);
      assertEquals(2, pcsc.readers().size());
    }
    assertEquals(3, sockets() - before);
  }

  private static long sockets() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(PcscTest::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void a_service_that_dies_in_mid_write_leaves_a_torn_card_and_says_so() throws Exception {
    VirtualTag tag = VirtualTag.empty();
    try (var _ = laid(() -> VpcdCard.lay(pcscd.port(0), dyingAt(tag, 7), tag::powerUp))) {
      ended(Ending.Torn.class, new Task.Encode(MESSAGE));
    }
    assertEquals(Optional.empty(), tag.holds());
  }

  private UnaryOperator<byte[]> dyingAt(VirtualTag tag, int count) {
    return command -> {
      byte[] answer = tag.answer(command);
      if (tag.commands() == count) {
        pcscd.kill(); // SIGKILL
      }
      return answer;
    };
  }

  private Ending.Read read(String reader) {
    var ended = assertInstanceOf(Result.Ended.class, visit(reader, new Task.Scan()));
    return assertInstanceOf(Ending.Read.class, ended.ending());
  }

  private <E extends Ending> E ended(Class<E> type, Task task) {
    var ended = assertInstanceOf(Result.Ended.class, visit(READER, task));
    return assertInstanceOf(type, ended.ending());
  }

  private Result visit(String reader, Task task) {
    return new Visit(pcsc, Optional.of(reader), task, () -> true).call();
  }

  private VpcdCard laid(VirtualTag tag, int slot) throws Exception {
    return laid(() -> VpcdCard.lay(pcscd.port(slot), tag::answer, tag::powerUp));
  }

  /**
   * pcscd looks for cards a few times a second, and vpcd drops a card that comes before it has seen
   * the last one go.
   */
  private VpcdCard laid(Supplier<Optional<VpcdCard>> lay) throws Exception {
    pcsc.readers();
    var terminals = TerminalFactory.getInstance("PC/SC", null).terminals();
    for (int tries = 0; tries < LAID_TRIES; tries++) {
      Optional<VpcdCard> card = lay.get();
      String slot = "00 0" + card.map(VpcdCard::port).map(port -> port - pcscd.port(0)).orElse(0);
      for (var terminal : terminals.list()) {
        if (terminal.getName().endsWith(slot)
            && terminal.waitForCardPresent(LAID_LIMIT_MILLIS)
            && card.isPresent()) {
          return card.get();
        }
      }
      card.ifPresent(VpcdCard::close);
    }
    throw new AssertionError("the card is not seen");
  }

  private VpcdCard laidJavaCard(CardSimulator simulator) throws Exception {
    var id = AIDUtil.create("D2760000850101");
    simulator.installApplet(id, NdefApplet.class);
    return laid(
        () -> VpcdCard.lay(pcscd.port(0), command -> answer(simulator, command), simulator::reset));
  }

  /** What a contactless reader answers by itself, it answers for the Java Card too. */
  private static byte[] answer(CardSimulator simulator, byte[] command) {
    return (command[0] & 0xFF) == 0xFF
        ? HexFormat.of().parseHex("0411223344556680" + "9000")
        : simulator.transmitCommand(new CommandAPDU(command)).getBytes();
  }
}
