package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/**
 * The stick's own memory, where its network lives: NVMOperations, 0x2E, with offsets of 16 bits,
 * and ExtendedNVMOperations, 0x3D, with offsets of 32.
 */
public enum Nvm {
  EXTENDED(FunctionId.EXTENDED_NVM_OPERATIONS, 4),
  CLASSIC(FunctionId.NVM_OPERATIONS, 2);

  /** What one request reads or writes at most; a stick may want less. */
  public static final int LONGEST_CHUNK = 0xFF - 16;

  private static final int OPEN = 0;
  private static final int READ = 1;
  private static final int WRITE = 2;
  private static final int CLOSE = 3;

  private final int function;
  private final int offsetBytes;

  Nvm(int function, int offsetBytes) {
    this.function = function;
    this.offsetBytes = offsetBytes;
  }

  /** How this stick lets its memory be read; empty when it does not. */
  public static Optional<Nvm> of(StickInfo stick) {
    for (Nvm nvm : values()) {
      if (stick.capabilities().supports(nvm.function)) {
        return Optional.of(nvm);
      }
    }
    return Optional.empty();
  }

  public SerialCommand open() {
    return command(Octets.of(OPEN));
  }

  /**
   * Reads.
   *
   * @param length 1..{@value #LONGEST_CHUNK}
   */
  public SerialCommand read(int offset, int length) {
    return command(Octets.of(READ, length).plus(offset(offset)));
  }

  /**
   * Writes.
   *
   * @param chunk 1..{@value #LONGEST_CHUNK} bytes
   */
  public SerialCommand write(int offset, Octets chunk) {
    return command(Octets.of(WRITE, chunk.size()).plus(offset(offset)).plus(chunk));
  }

  public SerialCommand close() {
    return command(Octets.of(CLOSE));
  }

  /** {@code status, length, offset or size, data}; sticks leave out what they have not. */
  public Reply decode(Octets payload) {
    var reader = new OctetReader(payload, "NVM operation");
    int status = reader.u8("status");
    int length = reader.u8("length");
    if (reader.left() < offsetBytes) {
      return new Reply(status, 0, Octets.NONE);
    }
    int number = number(reader);
    return new Reply(status, number, reader.octets(Math.min(length, reader.left()), "data"));
  }

  private SerialCommand command(Octets payload) {
    return SerialCommand.question(function, payload);
  }

  private Octets offset(int offset) {
    Octets low = Octets.of(offset >> 8 & 0xFF, offset & 0xFF);
    return offsetBytes == 2 ? low : Octets.of(offset >> 24 & 0xFF, offset >> 16 & 0xFF).plus(low);
  }

  private int number(OctetReader reader) {
    int high = reader.u16("offset");
    return offsetBytes == 2 ? high : high << 16 | reader.u16("low half of the offset");
  }

  /**
   * What the stick answers.
   *
   * @param status 0 ok, 0xFF ok and at the end, others an error
   * @param number the offset, or after opening the size
   * @param data what was read
   */
  public record Reply(int status, int number, Octets data) {
    private static final int END = 0xFF;

    public boolean isOk() {
      return status == 0 || status == END;
    }
  }
}
