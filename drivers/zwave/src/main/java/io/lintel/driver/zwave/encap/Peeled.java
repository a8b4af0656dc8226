package io.lintel.driver.zwave.encap;

import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;

/**
 * What was inside a node's command, below security, when every wrapping is off.
 *
 * @param wrapping what it came in
 * @param content what it held
 */
public record Peeled(Wrapping wrapping, Content content) {
  /** What it held. */
  public sealed interface Content {
    /** In order; each of at least one byte. */
    record Commands(List<Octets> commands) implements Content {
      public Commands {
        commands = List.copyOf(commands);
      }
    }

    /** What became of a command of ours. */
    record Report(Supervision.Report report) implements Content {}
  }

  /**
   * Takes the wrappings off, each at most once, in the order that the specification gives.
   *
   * @throws io.lintel.driver.zwave.wire.MalformedFrame when one is broken, or another is inside it
   *     than may be
   */
  public static Peeled of(Octets octets) {
    return Peeling.peel(octets);
  }

  /** The Supervision Get around it, to be answered. */
  public Optional<Supervision.Get> supervised() {
    return wrapping.supervised();
  }
}
