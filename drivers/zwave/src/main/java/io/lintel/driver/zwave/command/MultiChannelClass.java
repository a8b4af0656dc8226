package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Multi Channel, 0x60, versions 3 and 4: which endpoints a node has. What is said to and by an
 * endpoint has been taken out of its wrapping before it comes here.
 */
public final class MultiChannelClass {
  public static final int ID = 0x60;

  private static final int ENDPOINT_GET = 0x07;
  private static final int ENDPOINT_REPORT = 0x08;
  private static final int CAPABILITY_GET = 0x09;
  private static final int CAPABILITY_REPORT = 0x0A;

  private static final int NUMBER = 0x7F;

  /** Command class ids from here on have two octets. */
  private static final int EXTENDED = 0xF1;

  public static Octets getEndpoints() {
    return Octets.of(ID, ENDPOINT_GET);
  }

  public static Octets getCapability(int endpoint) {
    return Octets.of(ID, CAPABILITY_GET, endpoint);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case ENDPOINT_REPORT -> endpoints(reader);
      case CAPABILITY_REPORT -> capability(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Endpoints endpoints(OctetReader reader) {
    int flags = reader.u8("flags");
    int count = reader.u8("endpoint count") & NUMBER;
    int aggregated = reader.left() == 0 ? 0 : reader.u8("aggregated count") & NUMBER;
    return new Endpoints(Mask.bit(flags, 7), Mask.bit(flags, 6), count, aggregated);
  }

  private static Capability capability(OctetReader reader) {
    int endpoint = reader.u8("endpoint") & NUMBER;
    int generic = reader.u8("generic class");
    int specific = reader.u8("specific class");
    var classes = new LinkedHashSet<Integer>();
    while (reader.left() > 0) {
      int first = reader.u8("class");
      classes.add(first < EXTENDED ? first : first << 8 | reader.u8("class"));
    }
    return new Capability(endpoint, generic, specific, classes);
  }

  /** What a node says of its endpoints. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * How many it has.
   *
   * @param dynamic they may change at any time
   * @param identical all can do the same
   * @param count 0..127
   * @param aggregated that stand for several, counted on from there; version 4
   */
  public record Endpoints(boolean dynamic, boolean identical, int count, int aggregated)
      implements FromNode {}

  /** What one endpoint can do. */
  public record Capability(int endpoint, int generic, int specific, Set<Integer> commandClasses)
      implements FromNode {
    public Capability {
      commandClasses = Set.copyOf(commandClasses);
    }
  }

  private MultiChannelClass() {}
}
