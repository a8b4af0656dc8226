package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How an acknowledged transmission went over the air, as a stick tells that was asked to
 * (SerialAPISetup, 0x02).
 *
 * @param tookMillis until the acknowledgement, in steps of 10 ms
 * @param repeaters nodes in between, 0 when it went there directly
 * @param ackDbm how loud the acknowledgement was; empty where the stick does not say
 * @param way the nodes in between, by their raw ids; empty where the stick does not say
 * @param attempts ways that it tried, 1 when the first one worked; 0 where it does not say
 * @param broken the link that failed on the way before, by raw ids
 */
public record TransmissionReport(
    int tookMillis,
    int repeaters,
    OptionalInt ackDbm,
    List<Integer> way,
    int attempts,
    Optional<Link> broken) {
  /**
   * Between two nodes, by their raw ids.
   *
   * @param from the last one that heard
   * @param to the first one that did not
   */
  public record Link(int from, int to) {
    public String text() {
      return from + " to " + to;
    }
  }

  private static final int TICK_MILLIS = 10;

  /** Callback id, status, ticks (2), repeaters, signal strength; more follows. */
  private static final int SHORTEST_BYTES = 6;

  private static final int REPEATERS_MAX = 4;
  private static final int ROUTE_BYTES = 15;

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
    return routed(
        reader,
        new TransmissionReport(
            ticks * TICK_MILLIS,
            repeaters,
            dbm >= FIRST_SPECIAL_DBM ? OptionalInt.empty() : OptionalInt.of(dbm),
            List.of(),
            0,
            Optional.empty()));
  }

  /**
   * {@code strength of repeaters(4), channels(2), scheme, repeaters(4), speed, attempts, last
   * working, first failing}; sticks of the 500 series leave out the end of it.
   */
  private static TransmissionReport routed(OctetReader reader, TransmissionReport so) {
    if (reader.left() < ROUTE_BYTES) {
      return so;
    }
    reader.octets(7, "strengths, channels and scheme");
    Octets nodes = reader.octets(REPEATERS_MAX, "repeaters");
    reader.u8("speed");
    int attempts = reader.u8("attempts");
    int from = reader.u8("last working node");
    int to = reader.u8("first failing node");
    List<Integer> way =
        IntStream.range(0, Math.min(REPEATERS_MAX, so.repeaters)).mapToObj(nodes::at).toList();
    Optional<Link> broken = to == 0 ? Optional.empty() : Optional.of(new Link(from, to));
    return new TransmissionReport(so.tookMillis, so.repeaters, so.ackDbm, way, attempts, broken);
  }
}
