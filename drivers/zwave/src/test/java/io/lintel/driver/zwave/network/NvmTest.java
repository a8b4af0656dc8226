package io.lintel.driver.zwave.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.api.Nvm;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copying the stick's memory, and writing it back. */
class NvmTest {
  private static final byte[] MEMORY = memory(1_000);

  /** A stick's memory behind its Serial API. */
  private static final class Memory {
    final byte[] bytes;
    final Nvm nvm;

    /** What it gives at once; more is answered by nothing at all. */
    int chunkMax = 0xFF;

    boolean open;
    boolean broken;

    Memory(byte[] bytes, Nvm nvm) {
      this.bytes = bytes.clone();
      this.nvm = nvm;
    }

    String answer(Octets request) {
      if (broken) {
        return "0100";
      }
      return switch (request.at(0)) {
        case 0 -> opened();
        case 1 -> read(request.at(1), offset(request));
        case 2 -> write(request.from(2 + width()), offset(request));
        default -> closed();
      };
    }

    private String opened() {
      open = true;
      return "0000" + number(bytes.length);
    }

    private String closed() {
      open = false;
      return "0000";
    }

    private String read(int length, int offset) {
      int given = length > chunkMax ? 0 : length;
      boolean end = offset + given == bytes.length;
      byte[] data = Arrays.copyOfRange(bytes, offset, offset + given);
      return (end ? "ff" : "00")
          + "%02x".formatted(given)
          + number(offset)
          + Octets.copyOf(data).hex();
    }

    private String write(Octets data, int offset) {
      System.arraycopy(data.toArray(), 0, bytes, offset, data.size());
      return (offset + data.size() == bytes.length ? "ff" : "00")
          + "%02x".formatted(data.size())
          + number(offset);
    }

    private int width() {
      return nvm == Nvm.EXTENDED ? 4 : 2;
    }

    private String number(int value) {
      return nvm == Nvm.EXTENDED ? "%08x".formatted(value) : "%04x".formatted(value);
    }

    private int offset(Octets request) {
      return Integer.parseInt(request.slice(2, 2 + width()).hex(), 16);
    }
  }

  @ParameterizedTest
  @EnumSource(Nvm.class)
  void the_memory_is_copied_whole_with_either_function(Nvm nvm) {
    var memory = new Memory(MEMORY, nvm);
    var played = new Played(NvmBackup.of(nvm));
    run(played, memory);
    assertEquals(new End.Image(Octets.copyOf(MEMORY)), played.end());
    assertTrue(played.last(Effect.RestartStick.class).isPresent());
    assertEquals("10 01", played.command());
    assertFalse(memory.open);
  }

  @Test
  void a_stick_that_gives_nothing_when_asked_for_much_is_asked_for_less() {
    var memory = new Memory(MEMORY, Nvm.EXTENDED);
    memory.chunkMax = 64;
    var played = new Played(NvmBackup.of(Nvm.EXTENDED));
    run(played, memory);
    assertEquals(new End.Image(Octets.copyOf(MEMORY)), played.end());
  }

  @Test
  void progress_grows_to_the_whole() {
    var played = new Played(NvmBackup.of(Nvm.EXTENDED));
    run(played, new Memory(MEMORY, Nvm.EXTENDED));
    assertEquals(
        new Effect.Progress(1_000, 1_000), played.last(Effect.Progress.class).orElseThrow());
  }

  @Test
  void a_copy_that_breaks_off_is_no_copy_and_the_stick_is_started_anew() {
    var memory = new Memory(MEMORY, Nvm.EXTENDED);
    var played = new Played(NvmBackup.of(Nvm.EXTENDED));
    answer(played, memory, 3);
    memory.broken = true;
    run(played, memory);
    assertEquals("zwave.backup_failed", played.fault().code());
    assertTrue(played.last(Effect.RestartStick.class).isPresent());
  }

  @Test
  void a_copy_that_is_called_off_closes_the_memory() {
    var memory = new Memory(MEMORY, Nvm.CLASSIC);
    var played = new Played(NvmBackup.of(Nvm.CLASSIC));
    answer(played, memory, 3);
    played.put(new Input.Cancelled());
    run(played, memory);
    assertInstanceOf(End.Cancelled.class, played.end());
    assertFalse(memory.open);
  }

  @Test
  void a_size_that_cannot_be_is_not_read() {
    var played = new Played(NvmBackup.of(Nvm.EXTENDED)).reply("01").reply("0000ffffffff");
    played.reply("0000").reply("01");
    assertEquals("zwave.backup_failed", played.fault().code());
  }

  @ParameterizedTest
  @EnumSource(Nvm.class)
  void a_copy_is_written_back_whole_with_either_function(Nvm nvm) {
    var memory = new Memory(new byte[1_000], nvm);
    var played = new Played(NvmRestore.of(nvm, Octets.copyOf(MEMORY)));
    run(played, memory);
    assertInstanceOf(End.Restored.class, played.end());
    assertEquals(Octets.copyOf(MEMORY), Octets.copyOf(memory.bytes));
    assertEquals(Optional.of(new Unfinished.Restoring()), played.kept());
    assertFalse(memory.open);
  }

  @Test
  void a_memory_of_another_size_is_not_written() {
    var memory = new Memory(new byte[2_000], Nvm.EXTENDED);
    var played = new Played(NvmRestore.of(Nvm.EXTENDED, Octets.copyOf(MEMORY)));
    run(played, memory);
    assertEquals("zwave.backup_of_another_stick", played.fault().code());
    assertEquals(Octets.copyOf(new byte[2_000]), Octets.copyOf(memory.bytes));
    assertEquals(Optional.empty(), played.kept());
  }

  @Test
  void writing_is_kept_as_half_done_and_cannot_be_called_off() {
    var memory = new Memory(new byte[1_000], Nvm.EXTENDED);
    var played = new Played(NvmRestore.of(Nvm.EXTENDED, Octets.copyOf(MEMORY)));
    answer(played, memory, 6);
    assertEquals(Optional.of(new Unfinished.Restoring()), played.kept());
    played.put(new Input.Cancelled());
    run(played, memory);
    assertInstanceOf(End.Restored.class, played.end());
  }

  @Test
  void before_the_first_byte_it_can_be_called_off() {
    var memory = new Memory(new byte[1_000], Nvm.EXTENDED);
    var played = new Played(NvmRestore.of(Nvm.EXTENDED, Octets.copyOf(MEMORY)));
    answer(played, memory, 2);
    played.put(new Input.Cancelled());
    run(played, memory);
    assertInstanceOf(End.Cancelled.class, played.end());
    assertEquals(Octets.copyOf(new byte[1_000]), Octets.copyOf(memory.bytes));
  }

  @Test
  void a_stick_that_goes_away_while_it_is_written_is_named_for_the_next_start() {
    var memory = new Memory(new byte[1_000], Nvm.EXTENDED);
    var played = new Played(NvmRestore.of(Nvm.EXTENDED, Octets.copyOf(MEMORY)));
    answer(played, memory, 6);
    played.reply(new SerialResult.LinkLost());
    played.put(new Input.StickLost());
    assertEquals("zwave.restore_failed", played.fault().code());
    assertEquals(Optional.of(new Unfinished.Restoring()), played.kept());
  }

  private static void run(Played played, Memory memory) {
    for (int i = 0; i < 200 && !played.isOver(); i++) {
      answer(played, memory, 1);
    }
  }

  private static void answer(Played played, Memory memory, int times) {
    for (int i = 0; i < times && !played.isOver(); i++) {
      var command = played.asked().command();
      played.reply(command.function() == 0x10 ? "01" : memory.answer(command.payload()));
    }
  }

  private static byte[] memory(int size) {
    byte[] bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
