package io.lintel.driver.simulator;

import io.lintel.driver.simulator.CodeMemory.Content;
import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Pin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Kept codes as bytes: a version, a count, and per slot its number (2 bytes), what it holds (1
 * byte), and for a code its digits and, if it has one, its window in seconds and nanoseconds. At
 * most 61 bytes a slot, so that 1,024 slots fit into 64 KiB.
 */
final class CodeBytes {

  private static final int VERSION = 1;
  private static final int EMPTY = 0;
  private static final int FILLER = 1;
  private static final int CODE = 2;
  private static final int CODE_WITH_WINDOW = 3;

  private CodeBytes() {}

  static byte[] encode(Map<Integer, Content> slots) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeShort(slots.size());
      for (var each : slots.entrySet()) {
        out.writeShort(each.getKey());
        write(each.getValue(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is always writable
    }
    return bytes.toByteArray();
  }

  /** Empty when the bytes are none of {@link #encode}. */
  static Optional<Map<Integer, Content>> decode(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        return Optional.empty();
      }
      var slots = new HashMap<Integer, Content>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        slots.put(in.readUnsignedShort(), read(in));
      }
      return Optional.of(slots);
    } catch (IOException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static void write(Content content, DataOutputStream out) throws IOException {
    switch (content) {
      case Content.Empty() -> out.writeByte(EMPTY);
      case Content.Filler() -> out.writeByte(FILLER);
      case Content.Code(Pin pin, Optional<Window> window) -> {
        out.writeByte(window.isPresent() ? CODE_WITH_WINDOW : CODE);
        out.writeUTF(pin.reveal());
        if (window.isPresent()) {
          write(window.get().from(), out);
          write(window.get().until(), out);
        }
      }
    }
  }

  private static Content read(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    return switch (type) {
      case EMPTY -> new Content.Empty();
      case FILLER -> new Content.Filler();
      case CODE -> new Content.Code(new Pin(in.readUTF()), Optional.empty());
      case CODE_WITH_WINDOW ->
          new Content.Code(
              new Pin(in.readUTF()), Optional.of(new Window(instant(in), instant(in))));
      default -> throw new IOException("no slot holds a " + type);
    };
  }

  private static void write(Instant instant, DataOutputStream out) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant instant(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
