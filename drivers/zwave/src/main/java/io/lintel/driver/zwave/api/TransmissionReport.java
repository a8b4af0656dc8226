package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.OctetReader;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an acknowledged transmission went over the air, as a stick tells that was asked to
 * (SerialAPISetup, 0x02).
 *
 * @param tookMillis until the acknowledgement, in steps of 10 ms
 * @param repeaters nodes in between, 0 when it went there directly
 * @param ackDbm how loud the acknowledgement was; empty where the stick does not say
 */
public record TransmissionReport(int tookMillis, int repeaters, OptionalInt ackDbm) {
  private static final int TICK_MILLIS = 10;

  /** Callback id, status, ticks (2), repeaters, signal strength; more follows. */
  private static final int SHORTEST_BYTES = 6;

  /** From here on it is no strength: too weak, too strong, not known. */
  private static final int FIRST_SPECIAL_DBM = 0x7D;

  /** Empty for a transmission without report, or that nobody acknowledged. */
  public static Optional<TransmissionReport> of(SerialResult result) {
    return result instanceof SerialResult.CalledBack(Frame callback)
            && callback.payload().size() >= SHORTEST_BYTES
            && callback.payload().at(1) == 0
        ? Optional.of(read(new OctetReader(callback.payload(), "SendData callback")))
        : Optional.empty();
  }

  /** For the installer: {@code 30 ms, direct, -71 dBm}. */
  public String text() {
    String way =
        switch (repeaters) {
          case 0 -> "direct";
          case 1 -> "over 1 node";
          default -> "over " + repeaters + " nodes";
        };
    String loudness = ackDbm.isPresent() ? ", " + ackDbm.getAsInt() + " dBm" : "";
    return tookMillis + " ms, " + way + loudness;
  }

  private static TransmissionReport read(OctetReader reader) {
    reader.u16("callback id and status");
    int ticks = reader.u16("ticks");
    int repeaters = reader.u8("repeaters");
    int dbm = reader.s8("signal strength");
    return new TransmissionReport(
        ticks * TICK_MILLIS,
        repeaters,
        dbm >= FIRST_SPECIAL_DBM ? OptionalInt.empty() : OptionalInt.of(dbm));
  }
}
