package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.node.Move.Verdict;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.talk.SetNews;
import io.lintel.driver.zwave.talk.Talk;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Outcome;
import io.lintel.spi.Permit;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does the moves of one dialogue with one node, one exchange after the other, as long as the permit
 * stands. Runs on the driver's loop alone.
 *
 * <p>Its end is true to what left: once a change may have reached the node, it does not end as not
 * sent; and while none has, it does not end as unknown.
 */
final class Dialogue {
  /** How long after a change the node may object to it by a report of its own. */
  private static final Duration VERDICT_LIMIT = Duration.ofMillis(1_500);

  private static final Duration PERMIT_CHECK = Duration.ofMillis(250);

  private final PartContext context;
  private final Permit permit;
  private final Consumer<Report> teller;
  private final Consumer<Outcome> ended;
  private Talk.@Nullable Exchange exchange;
  private Move.@Nullable Set setting;
  private Optional<Verdict> verdict = Optional.empty();

  /** How the change under way ended on the air; while it is there, only a verdict is awaited. */
  private Optional<SetNews.Ended> aired = Optional.empty();

  /** Whether a change may have reached the node. */
  private boolean changed;

  private long round;
  private boolean over;

  /**
   * A dialogue not yet begun.
   *
   * @param teller gets what is to be told
   * @param ended called exactly once
   */
  Dialogue(PartContext context, Permit permit, Consumer<Report> teller, Consumer<Outcome> ended) {
    this.context = context;
    this.permit = permit;
    this.teller = teller;
    this.ended = ended;
  }

  void begin(Move first) {
    if (mayGoOn()) {
      watchPermit();
      step(first);
    } else {
      end(outOfTime());
    }
  }

  /** The node said something by itself. */
  void heard(NodeCommand command) {
    if (!over && setting != null && verdict.isEmpty()) {
      verdict = setting.judge().flatMap(judge -> judge.of(command));
      if (verdict.isPresent() && aired.isPresent()) {
        judged(setting);
      }
    }
  }

  /** The device leaves: nothing more of this leaves. */
  void detach() {
    if (!over) {
      changed |= !withdraw();
      end(Outcomes.detached(context.node(), !changed));
    }
  }

  private void step(Move first) {
    Move move = first;
    while (!over) {
      switch (move) {
        case Move.Tell(Report report, Move next) -> {
          teller.accept(report);
          move = next;
        }
        case Move.Note(Runnable memory, Move next) -> {
          memory.run();
          move = next;
        }
        case Move.Ask ask -> {
          ask(ask);
          return;
        }
        case Move.Set set -> {
          set(set);
          return;
        }
        case Move.End(Outcome outcome) -> end(outcome);
      }
    }
  }

  private void ask(Move.Ask ask) {
    long asked = ++round;
    Question question = ask.question();
    exchange =
        context
            .talk()
            .get(
                message(question.endpoint(), question.command()),
                question::isAnsweredBy,
                answer -> {
                  if (asked == round && !over) {
                    answered(ask, answer);
                  }
                });
  }

  private void answered(Move.Ask ask, Answer answer) {
    switch (answer) {
      case Answer.Said(Octets said) -> step(decoded(ask, said));
      case Answer.Silence() -> end(new Outcome.Unknown(Faults.noAnswer(context.node())));
      case Answer.NotDecoded() -> end(Outcomes.notDecoded(context.node()));
      case Answer.Undelivered(Delivery delivery) -> end(Outcomes.of(delivery, context.node()));
    }
  }

  private Move decoded(Move.Ask ask, Octets said) {
    try {
      return ask.then().apply(CommandClasses.decode(said));
    } catch (MalformedFrame _) {
      return new Move.End(new Outcome.Unknown(Faults.noAnswer(context.node())));
    }
  }

  private void set(Move.Set set) {
    long asked = ++round;
    setting = set;
    verdict = Optional.empty();
    aired = Optional.empty();
    exchange =
        context
            .talk()
            .set(
                message(set.endpoint(), set.command()),
                news -> {
                  if (asked == round && !over && news instanceof SetNews.Ended end) {
                    aired(set, end);
                  }
                });
  }

  private void aired(Move.Set set, SetNews.Ended end) {
    exchange = null;
    aired = Optional.of(end);
    switch (end) {
      case SetNews.Undelivered(Delivery delivery) -> {
        changed |= !(delivery instanceof Delivery.NeverLeft);
        end(Outcomes.of(delivery, context.node()));
      }
      case SetNews.NotDecoded() -> {
        changed = true;
        end(Outcomes.notDecoded(context.node()));
      }
      case SetNews.Confirmed(), SetNews.Delivered(), SetNews.Failed() -> {
        changed = true;
        awaitVerdict(set, end);
      }
    }
  }

  /** Success is believed at once; else the node gets a moment to say why, where it is known to. */
  private void awaitVerdict(Move.Set set, SetNews.Ended end) {
    boolean settled = verdict.isPresent() || end instanceof SetNews.Confirmed;
    if (settled || set.judge().isEmpty()) {
      judged(set);
      return;
    }
    long asked = round;
    context
        .time()
        .after(
            VERDICT_LIMIT,
            () -> {
              if (asked == round && !over) {
                judged(set);
              }
            });
  }

  private void judged(Move.Set set) {
    round++;
    setting = null;
    boolean failed = aired.filter(SetNews.Failed.class::isInstance).isPresent();
    boolean confirmed = aired.filter(SetNews.Confirmed.class::isInstance).isPresent();
    if (verdict.isPresent() && verdict.get() instanceof Verdict.Refused(Outcome why)) {
      end(why);
    } else if (verdict.isEmpty() && failed && !set.mayFail()) {
      end(new Outcome.Refused(Reason.COMMAND_REJECTED, Faults.refused(context.node())));
    } else {
      step(set.then().apply(confirmed || verdict.isPresent()));
    }
  }

  private Message message(int endpoint, Octets command) {
    return new Message(command, endpoint, permit, StickLine.Priority.BACKGROUND);
  }

  private void watchPermit() {
    context
        .time()
        .after(
            PERMIT_CHECK,
            () -> {
              if (!over && mayGoOn()) {
                watchPermit();
              } else if (!over) {
                end(outOfTime());
              }
            });
  }

  private boolean mayGoOn() {
    return permit.allows(context.time().nanos());
  }

  private Outcome outOfTime() {
    changed |= !withdraw();
    return changed
        ? new Outcome.Unknown(Faults.noProof(context.node()))
        : Outcomes.notSent(Delivery.Cause.PERMIT_ENDED, context.node());
  }

  /** Whether surely nothing that changes the node has left. */
  private boolean withdraw() {
    boolean held = exchange == null || exchange.withdraw();
    exchange = null;
    return !changed && (held || setting == null);
  }

  private void end(Outcome outcome) {
    over = true;
    ended.accept(trueToWhatLeft(outcome));
  }

  private Outcome trueToWhatLeft(Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotSent(_, var fault) when changed -> new Outcome.Unknown(fault);
      case Outcome.Unknown(var fault) when !changed ->
          new Outcome.NotSent(Reason.DEVICE_DISCONNECTED, fault);
      case Outcome.NotSent _, Outcome.Unknown _, Outcome.Refused _, Outcome.Done _ -> outcome;
    };
  }
}
