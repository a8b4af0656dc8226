package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a dialogue with a node does next. What follows from the answer is part of the move, so that
 * a whole dialogue is one value that decides and does nothing. {@link Dialogue} does it.
 */
sealed interface Move {
  /** Asks, and goes on with the answer. */
  record Ask(Question question, Function<NodeCommand, Move> then) implements Move {}

  /**
   * Has the node change something.
   *
   * @param judge reads what the node says by itself about this change, meanwhile and shortly after;
   *     empty for changes on which nodes say nothing
   * @param mayFail whether it goes on too when the node says that it failed
   * @param then goes on, with whether the node itself has said that it is done
   */
  record Set(
      int endpoint,
      Octets command,
      Optional<Judge> judge,
      boolean mayFail,
      Function<Boolean, Move> then)
      implements Move {}

  /** Tells the host, and goes on. */
  record Tell(Report report, Move next) implements Move {}

  /** Remembers something, and goes on. */
  record Note(Runnable memory, Move next) implements Move {}

  /** The last move. */
  record End(Outcome outcome) implements Move {}

  static Move set(int endpoint, Octets command, Function<Boolean, Move> then) {
    return new Set(endpoint, command, Optional.empty(), false, then);
  }

  /** For a change that the node may refuse: what came of it is asked later. */
  static Move attempt(int endpoint, Octets command, Supplier<Move> then) {
    return new Set(endpoint, command, Optional.empty(), true, _ -> then.get());
  }

  static Move set(int endpoint, Octets command, Judge judge, Function<Boolean, Move> then) {
    return new Set(endpoint, command, Optional.of(judge), false, then);
  }

  static Move done(boolean confirmed) {
    return new End(new Outcome.Done(confirmed));
  }

  /** Reads what a node says by itself as its verdict on a change. */
  @FunctionalInterface
  interface Judge {
    Optional<Verdict> of(NodeCommand command);
  }

  /** What the node thinks of a change. */
  sealed interface Verdict {
    record Taken() implements Verdict {}

    record Refused(Outcome why) implements Verdict {}
  }
}
