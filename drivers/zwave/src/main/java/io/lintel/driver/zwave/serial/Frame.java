package io.lintel.driver.zwave.serial;

import io.lintel.driver.zwave.wire.Octets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A data frame: {@code SOF LEN TYPE FUNC payload CS}.
 *
 * @param function 0..255
 * @param payload 0..252 bytes, so that LEN fits a byte
 */
public record Frame(Type type, int function, Octets payload) {
  static final int SOF = 0x01;

  /** TYPE, FUNC and CS, which LEN counts beside the payload. */
  static final int LENGTH_OVERHEAD = 3;

  private static final int LONGEST_PAYLOAD = 0xFF - LENGTH_OVERHEAD;

  /** Which way a frame belongs. A callback is a request from the stick. */
  public enum Type {
    REQUEST(0x00),
    RESPONSE(0x01);

    private final int code;

    Type(int code) {
      this.code = code;
    }

    static Optional<Type> of(int code) {
      return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
  }

  public Frame {
    if (payload.size() > LONGEST_PAYLOAD) {
      throw new IllegalArgumentException(payload.size() + " bytes do not fit a frame");
    }
  }

  public static Frame request(int function, Octets payload) {
    return new Frame(Type.REQUEST, function, payload);
  }

  public static Frame response(int function, Octets payload) {
    return new Frame(Type.RESPONSE, function, payload);
  }

  /** The whole frame as it goes on the line. */
  public Octets encode() {
    Octets checked = Octets.of(payload.size() + LENGTH_OVERHEAD, type.code, function).plus(payload);
    return Octets.of(SOF).plus(checked).plus(checksum(checked));
  }

  /** 0xFF XOR every byte from LEN to the last payload byte. */
  static int checksum(Octets fromLength) {
    int sum = 0xFF;
    for (int i = 0; i < fromLength.size(); i++) {
      sum ^= fromLength.at(i);
    }
    return sum;
  }
}
