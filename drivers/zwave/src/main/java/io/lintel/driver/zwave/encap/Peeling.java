package io.lintel.driver.zwave.encap;

import io.lintel.driver.zwave.encap.Peeled.Content;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;

/** Takes wrappings off from the outside: each layer knows only what may be inside it. */
final class Peeling {
  static Peeled peel(Octets octets) {
    need(octets);
    return octets.at(0) == Crc16Encapsulation.ID
        ? channel(Wrapping.NONE.withCrc(), Crc16Encapsulation.unwrap(octets))
        : channel(Wrapping.NONE, octets);
  }

  private static Peeled channel(Wrapping around, Octets octets) {
    need(octets);
    Optional<MultiChannel.Encap> encap =
        octets.at(0) == MultiChannel.ID ? MultiChannel.unwrap(octets) : Optional.empty();
    return encap
        .map(found -> supervision(around.from(found), found.command()))
        .orElseGet(() -> supervision(around, octets));
  }

  private static Peeled supervision(Wrapping around, Octets octets) {
    need(octets);
    if (octets.at(0) != Supervision.ID) {
      return commands(around, octets);
    }
    return switch (Supervision.decode(octets)) {
      case Supervision.Get get -> commands(around.under(get), get.command());
      case Supervision.Report report -> new Peeled(around, new Content.Report(report));
    };
  }

  private static Peeled commands(Wrapping around, Octets octets) {
    need(octets);
    List<Octets> commands =
        octets.at(0) == MultiCommand.ID ? MultiCommand.unwrap(octets) : List.of(octets);
    commands.forEach(Peeling::needBare);
    return new Peeled(around, new Content.Commands(commands));
  }

  private static void need(Octets octets) {
    if (octets.size() == 0) {
      throw new MalformedFrame("encapsulation", "command", 0);
    }
  }

  /** A wrapping out of its place hides what is inside from those who judge it by its class. */
  private static void needBare(Octets command) {
    need(command);
    boolean wrapped =
        switch (command.at(0)) {
          case Crc16Encapsulation.ID, Supervision.ID, MultiCommand.ID, Segment.ID -> true;
          case MultiChannel.ID -> MultiChannel.unwrap(command).isPresent();
          default -> false;
        };
    if (wrapped) {
      throw new MalformedFrame("encapsulation", "place of the inner one", 0);
    }
  }

  private Peeling() {}
}
