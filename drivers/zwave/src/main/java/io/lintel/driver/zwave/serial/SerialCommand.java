package io.lintel.driver.zwave.serial;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import java.util.Set;

/**
 * A request to the stick.
 *
 * @param permit asked before every transmission
 */
public record SerialCommand(int function, Octets payload, Expects expects, Permit permit) {
  /** What the stick answers beyond its ACK. */
  public sealed interface Expects {
    /** Nothing. */
    record AckAlone() implements Expects {}

    /** A response. */
    record Response() implements Expects {}

    /**
     * A response and then a callback; no callback when the response's first byte is 0, which means
     * refused.
     *
     * @param callbackId 1..255, the callback's first byte
     * @param abortFunction the function that hurries the callback along
     */
    record Callback(int callbackId, int abortFunction) implements Expects {}

    /**
     * A response and then a request of another function, which carries no id; none when the
     * response's first byte is 0. That it stays away speaks of a node, not of the stick.
     *
     * @param function of the request
     * @param statuses what its first byte may be
     * @param limitMillis from the response until it is given up
     */
    record Announcement(int function, Set<Integer> statuses, int limitMillis) implements Expects {
      public Announcement {
        statuses = Set.copyOf(statuses);
      }
    }

    /** Whether the command keeps the radio busy beyond its response. */
    default boolean keepsRadioBusy() {
      return switch (this) {
        case AckAlone(), Response() -> false;
        case Callback _, Announcement _ -> true;
      };
    }
  }

  /** A question that moves nothing. */
  public static SerialCommand question(int function, Octets payload) {
    return new SerialCommand(function, payload, new Expects.Response(), Permit.unlimited());
  }

  /** Something that the stick acknowledges and does not answer. */
  public static SerialCommand tell(int function) {
    return new SerialCommand(function, Octets.NONE, new Expects.AckAlone(), Permit.unlimited());
  }

  Octets encode() {
    return Frame.request(function, payload).encode();
  }
}
