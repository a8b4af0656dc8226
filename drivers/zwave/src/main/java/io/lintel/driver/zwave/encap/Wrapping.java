package io.lintel.driver.zwave.encap;

import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/**
 * What a command came in, so that an answer goes back in the same.
 *
 * @param checked in CRC-16
 * @param channel from a part of the node
 * @param supervised a session of the node's waits for a report
 */
public record Wrapping(
    boolean checked, Optional<MultiChannel.Encap> channel, Optional<Supervision.Get> supervised) {
  static final Wrapping NONE = new Wrapping(false, Optional.empty(), Optional.empty());

  /** Which part of the node speaks, 0 the node itself. */
  public int endpoint() {
    return channel.map(MultiChannel.Encap::source).orElse(0);
  }

  /** Wraps an answer; what it is secured with comes around it. */
  public Octets answer(Octets command) {
    Octets addressed = channel.map(asked -> MultiChannel.answer(asked, command)).orElse(command);
    return checked ? Crc16Encapsulation.wrap(addressed) : addressed;
  }

  Wrapping withCrc() {
    return new Wrapping(true, channel, supervised);
  }

  Wrapping from(MultiChannel.Encap encap) {
    return new Wrapping(checked, Optional.of(encap), supervised);
  }

  Wrapping under(Supervision.Get get) {
    return new Wrapping(checked, channel, Optional.of(get));
  }
}
