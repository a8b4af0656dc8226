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

  LockLog(PartContext context) {
    this.context = context;
  }

  /** Tells what was missed. */
  void catchUp(Runnable then) {
    long run = ++reading;
    read(
        run,
        DoorLockLoggingClass.LATEST,
        MissedEvents.State.begin(mark()),
        missed -> {
          missed.forEach(this::tell);
          then.run();
        },
        then);
  }

  /** The lock told something by itself. */
  void told() {
    if (calm != null) {
      calm.cancel();
    }
    calm = context.time().after(CALM, this::skip);
  }

  void close() {
    reading++;
    if (calm != null) {
      calm.cancel();
    }
  }

  /** What is in the log by now was told. */
  private void skip() {
    var unread = MissedEvents.State.begin(Optional.empty());
    read(++reading, DoorLockLoggingClass.LATEST, unread, _ -> {}, () -> {});
  }

  private void read(
      long run,
      int number,
      MissedEvents.State state,
      Consumer<List<Entry>> done,
      Runnable unanswered) {
    Question record = Question.of(0, DoorLockLoggingClass.getRecord(number));
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
