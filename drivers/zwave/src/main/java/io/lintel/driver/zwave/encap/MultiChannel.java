package io.lintel.driver.zwave.encap;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/**
 * Multi Channel, 0x60: commands to and from the parts of a node. Only its encapsulations; what asks
 * a node for its parts is a command like any other. Version 1, Multi Instance, names one part and
 * no sender.
 */
public final class MultiChannel {
  public static final int ID = 0x60;

  private static final int INSTANCE_ENCAP = 0x06;
  private static final int CHANNEL_ENCAP = 0x0D;

  /** In an address: the other bits are a mask of the endpoints 1 to 7. */
  private static final int MASK_OF_ENDPOINTS = 0x80;

  /**
   * A command from an endpoint of a node.
   *
   * @param source 0..127, 0 the node itself
   * @param destination 0..127, of ours; a mask counts as 0, for we have no parts
   */
  record Encap(Form form, int source, int destination, Octets command) {}

  /** Which encapsulation. */
  enum Form {
    INSTANCE,
    CHANNEL
  }

  /** A command from our root to an endpoint, 0..127. */
  public static Octets wrap(int endpoint, Octets command) {
    return channel(0, endpoint, command);
  }

  /** The answer to a command: the same encapsulation with its ends swapped. */
  static Octets answer(Encap asked, Octets command) {
    return switch (asked.form()) {
      case INSTANCE -> Octets.of(ID, INSTANCE_ENCAP, asked.source()).plus(command);
      case CHANNEL -> channel(asked.destination(), asked.source(), command);
    };
  }

  /** Empty when it is a command of the class itself, as a report of endpoints. */
  static Optional<Encap> unwrap(Octets octets) {
    var reader = new OctetReader(octets, "Multi Channel");
    reader.u8("command class");
    return switch (reader.u8("command")) {
      case CHANNEL_ENCAP -> Optional.of(channel(reader));
      case INSTANCE_ENCAP -> Optional.of(instance(reader));
      default -> Optional.empty();
    };
  }

  private static Encap channel(OctetReader reader) {
    int source = reader.u8("source endpoint") & ~MASK_OF_ENDPOINTS;
    int destination = reader.u8("destination endpoint");
    boolean masked = (destination & MASK_OF_ENDPOINTS) != 0;
    return new Encap(Form.CHANNEL, source, masked ? 0 : destination, reader.rest());
  }

  private static Encap instance(OctetReader reader) {
    int source = reader.u8("instance") & ~MASK_OF_ENDPOINTS;
    return new Encap(Form.INSTANCE, source, 0, reader.rest());
  }

  private static Octets channel(int from, int to, Octets command) {
    return Octets.of(ID, CHANNEL_ENCAP, from, to).plus(command);
  }

  private MultiChannel() {}
}
