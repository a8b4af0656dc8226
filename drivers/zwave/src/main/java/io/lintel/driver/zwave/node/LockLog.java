package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.command.DoorLockLoggingClass;
import io.lintel.driver.zwave.command.DoorLockLoggingClass.Entry;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
  private static final String MARK = "log";

  private final PartContext context;
  private Time.@Nullable Timer calm;

  /** Which reading is under way; answers to an earlier one do not count. */
  private long reading;

  /** Something may stand in the log that was not told. */
  private boolean behind = true;

  private boolean busy;

  LockLog(PartContext context) {
    this.context = context;
  }

  /** Tells what was missed. */
  void catchUp(Runnable then) {
    behind = true;
    begin(
        mark(),
        missed -> {
          behind = false;
          missed.forEach(this::tell);
        },
        then);
  }

  /** The lock told something by itself. */
  void told() {
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
      told();
    } else if (behind) {
      catchUp(() -> {});
    } else {
      begin(Optional.empty(), _ -> {}, () -> {});
    }
  }

  /** From the youngest record back to a mark. */
  private void begin(Optional<Mark> until, Consumer<List<Entry>> read, Runnable then) {
    busy = true;
    Runnable ended =
        () -> {
          busy = false;
          then.run();
        };
    read(
        ++reading,
        DoorLockLoggingClass.LATEST,
        MissedEvents.State.begin(until),
        read.andThen(_ -> ended.run()),
        ended);
  }

  private void read(
      long run,
      int number,
      MissedEvents.State state,
      Consumer<List<Entry>> done,
      Runnable unanswered) {
    Question record = question(number);
    context
        .talk()
        .get(
            Message.background(record.command()),
            record::isAnsweredBy,
            answer -> {
              if (run != reading) {
                return;
              }
              if (answer instanceof Answer.Said(Octets said)) {
                follow(run, next(state, said), done, unanswered);
              } else {
                unanswered.run();
              }
            });
  }

  private void follow(long run, Next next, Consumer<List<Entry>> done, Runnable unanswered) {
    switch (next) {
      case Next.Read(MissedEvents.State state, int number) ->
          read(run, number, state, done, unanswered);
      case Next.Done(Optional<Mark> mark, List<Entry> missed) -> {
        mark.ifPresent(this::keep);
        done.accept(missed);
      }
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
    try {
      NodeCommand command = CommandClasses.decode(said);
      return command instanceof Entry entry
          ? MissedEvents.on(state, entry)
          : MissedEvents.done(state);
    } catch (MalformedFrame _) {
      return MissedEvents.done(state);
    }
  }

  /** By the lock's clock, which may run ahead of ours. */
  private void tell(Entry entry) {
    Instant now = context.time().wall();
    Instant at = entry.at().map(local -> local.atZone(context.timeZone()).toInstant()).orElse(now);
    Optional<Report> report = MissedEvents.report(entry);
    report.ifPresent(
        told -> context.reports().report(context.deviceId(), told, at.isBefore(now) ? at : now));
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
