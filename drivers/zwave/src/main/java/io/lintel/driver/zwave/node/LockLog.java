package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.command.DoorLockLoggingClass;
import io.lintel.driver.zwave.command.DoorLockLoggingClass.Entry;
import io.lintel.driver.zwave.command.DoorLockLoggingClass.RecordsSupported;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.node.MissedEvents.Mark;
import io.lintel.driver.zwave.node.MissedEvents.Next;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Report;
import io.lintel.spi.Time;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A lock's own log, read after an outage; does what {@link MissedEvents} decides. Runs on the
 * driver's loop alone.
 *
 * <p>What the lock told by itself stands in its log too. Some time after it did, the youngest
 * record is looked up, so that it is not told again after the next outage.
 */
final class LockLog {
  private static final Duration CALM = Duration.ofMinutes(1);

  /** How far a lock's clock is from ours at most, and how long it may take to tell. */
  private static final Duration SAME_TIME = Duration.ofMinutes(2);

  /** A lock tells of no more than this in the minute before its log is looked at. */
  private static final int TOLD_LIMIT = 32;

  private static final String MARK = "log";

  private final PartContext context;
  private Time.@Nullable Timer calm;

  /** Which reading is under way; answers to an earlier one do not count. */
  private long reading;

  /** Something may stand in the log that was not told. */
  private boolean behind = true;

  /** How far a reading of what was missed has come that is not over. */
  private Optional<MissedEvents.State> interrupted = Optional.empty();

  private boolean busy;

  /** What the lock told by itself and may be read again; oldest first. */
  private final Deque<Told> told = new ArrayDeque<>();

  private record Told(Report report, Instant at) {}

  LockLog(PartContext context) {
    this.context = context;
  }

  /** Tells what was missed. A reading that was interrupted is gone on with. */
  void catchUp(Runnable then) {
    behind = true;
    var begun = interrupted.map(MissedEvents.State::again);
    begin(begun.orElseGet(() -> MissedEvents.State.begin(mark())), then);
  }

  /** The lock told something by itself. */
  void told(List<Report> reports) {
    Instant now = context.time().wall();
    reports.forEach(report -> told.add(new Told(report, now)));
    while (told.size() > TOLD_LIMIT) {
      told.remove();
    }
    waitForCalm();
  }

  private void waitForCalm() {
    if (calm != null) {
      calm.cancel();
    }
    calm = context.time().after(CALM, this::calmed);
  }

  void close() {
    reading++;
    busy = false;
    if (calm != null) {
      calm.cancel();
    }
  }

  /**
   * What is in the log by now was told, unless it could not be read before: then rather twice than
   * never.
   */
  private void calmed() {
    if (busy) {
      waitForCalm();
    } else if (behind) {
      catchUp(() -> {});
    } else {
      begin(MissedEvents.State.begin(Optional.empty()), () -> {});
    }
  }

  /** From the youngest record back to what is known. */
  private void begin(MissedEvents.State state, Runnable then) {
    busy = true;
    Runnable ended =
        () -> {
          busy = false;
          then.run();
        };
    follow(++reading, new Next.Read(state, DoorLockLoggingClass.LATEST), ended);
  }

  private void follow(long run, Next next, Runnable ended) {
    switch (next) {
      case Next.Read(MissedEvents.State state, int number) -> {
        interrupted = Optional.of(state).filter(each -> each.known().isPresent());
        ask(run, question(number), said -> next(state, said), state, ended);
      }
      case Next.Count(MissedEvents.State state) -> {
        var count = Question.of(0, DoorLockLoggingClass.getRecordsSupported());
        ask(run, count, said -> counted(state, said), state, ended);
      }
      case Next.Done done -> {
        done(done);
        ended.run();
      }
    }
  }

  private void ask(
      long run,
      Question question,
      Function<Octets, Next> next,
      MissedEvents.State state,
      Runnable ended) {
    context
        .talk()
        .get(
            Message.background(question.command()),
            question::isAnsweredBy,
            answer -> {
              if (run != reading) {
                return;
              }
              switch (answer) {
                case Answer.Said(Octets said) -> follow(run, next.apply(said), ended);
                case Answer.Silence() when state.isAtFirst() ->
                    follow(run, MissedEvents.done(state), ended);
                case Answer.Silence(), Answer.NotDecoded(), Answer.Undelivered _ -> ended.run();
              }
            });
  }

  private void done(Next.Done done) {
    interrupted = Optional.empty();
    behind = false;
    done.mark().ifPresent(this::keep);
    // What the lock told by itself is the youngest of what it wrote down.
    List<Entry> untold = done.missed().reversed().stream().filter(each -> !wasTold(each)).toList();
    untold.reversed().forEach(this::tell);
    told.clear();
    if (done.overwritten()) {
      context
          .logger()
          .log(
              System.Logger.Level.WARNING,
              "node {0}: all {1} records of the lock''s log are new; what was before them is"
                  + " overwritten and cannot be told",
              context.node(),
              done.missed().size());
    }
  }

  /** A late answer to another number is none. */
  private static Question question(int number) {
    Octets command = DoorLockLoggingClass.getRecord(number);
    return number == DoorLockLoggingClass.LATEST
        ? Question.of(0, command)
        : Question.about(command);
  }

  private static Next next(MissedEvents.State state, Octets said) {
    return decoded(said)
        .filter(Entry.class::isInstance)
        .map(entry -> MissedEvents.on(state, (Entry) entry))
        .orElseGet(() -> MissedEvents.done(state));
  }

  private static Next counted(MissedEvents.State state, Octets said) {
    return decoded(said)
        .filter(RecordsSupported.class::isInstance)
        .map(kept -> MissedEvents.kept(state, ((RecordsSupported) kept).count()))
        .orElseGet(() -> MissedEvents.done(state));
  }

  private static Optional<NodeCommand> decoded(Octets said) {
    try {
      return Optional.of(CommandClasses.decode(said));
    } catch (MalformedFrame _) {
      return Optional.empty();
    }
  }

  /** By the lock's clock, which may run ahead of ours. */
  private void tell(Entry entry) {
    Instant now = context.time().wall();
    Instant at = at(entry);
    MissedEvents.report(entry)
        .ifPresent(
            report ->
                context.reports().report(context.deviceId(), report, at.isBefore(now) ? at : now));
  }

  /** Each that was told stands for one record. */
  private boolean wasTold(Entry entry) {
    Optional<Told> same =
        told.stream()
            .filter(each -> MissedEvents.report(entry).equals(Optional.of(each.report())))
            .filter(each -> Duration.between(each.at(), at(entry)).abs().compareTo(SAME_TIME) <= 0)
            .findFirst();
    return same.map(told::remove).orElse(false);
  }

  private Instant at(Entry entry) {
    return entry
        .at()
        .map(local -> local.atZone(context.timeZone()).toInstant())
        .orElseGet(context.time()::wall);
  }

  private void keep(Mark mark) {
    String text = mark.number() + " " + mark.at();
    context.keep(MARK, text.getBytes(StandardCharsets.US_ASCII), () -> {});
  }

  private Optional<Mark> mark() {
    return context.kept(MARK).flatMap(LockLog::parsed);
  }

  private static Optional<Mark> parsed(byte[] kept) {
    String[] parts = new String(kept, StandardCharsets.US_ASCII).split(" ", 2);
    try {
      return Optional.of(new Mark(Integer.parseInt(parts[0]), LocalDateTime.parse(parts[1])));
    } catch (NumberFormatException | DateTimeException | ArrayIndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }
}
