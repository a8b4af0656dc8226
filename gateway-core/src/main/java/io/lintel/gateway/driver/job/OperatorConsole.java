package io.lintel.gateway.driver.job;

import io.lintel.gateway.driver.job.Operator.Shown;
import io.lintel.gateway.log.Text;
import io.lintel.gateway.model.HostFault;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import io.lintel.spi.Console;
import io.lintel.spi.Fault;
import io.lintel.spi.Found;
import io.lintel.spi.Job;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One job between its driver and its operator. Lives on the driver's loop; the operator's calls are
 * posted there. The operator hears of the end once, after all that was handed over was taken in.
 */
public final class OperatorConsole implements Console, Operation {

  static final int LINE_MAX = 1_000;

  /** How long a driver may take to end a job that was cancelled. */
  private static final Duration CANCEL_LIMIT = Duration.ofSeconds(60);

  private final Loop loop;
  private final Time time;
  private final Operator operator;
  private final Runnable requireLoop;
  private final Consumer<OperatorConsole> onEnd;
  private final AtomicBoolean told = new AtomicBoolean();
  private final Questions questions;
  private final Intake intake;
  private final RowBatch rows;
  private @Nullable Job job;
  private Time.@Nullable Timer limit;
  private Optional<Shown.Ended> end = Optional.empty();
  private boolean cancelled;

  /**
   * A console without a job yet.
   *
   * @param loop the driver's
   * @param requireLoop throws when the caller is not on the loop
   * @param onEnd hears that the operator was told the end; from any thread
   */
  public OperatorConsole(
      Loop loop,
      Time time,
      Operator operator,
      Admission admission,
      Runnable requireLoop,
      Consumer<OperatorConsole> onEnd) {
    this.loop = loop;
    this.time = time;
    this.operator = operator;
    this.requireLoop = requireLoop;
    this.onEnd = onEnd;
    this.questions = new Questions(loop, time, operator, this::settle);
    this.intake = new Intake(loop, questions, admission, this::settle);
    this.rows = new RowBatch(operator);
  }

  /** The driver has begun; on the loop. */
  public void begun(Job begun, Duration within) {
    job = begun;
    if (end.isEmpty()) {
      limit = time.after(within, loop, this::tooLate);
    }
  }

  /** The run of the driver has ended: the operator is told, from any thread. */
  public void cutOff(Fault why) {
    tell(new Shown.Ended(Optional.of(why), ""));
  }

  @Override
  public void progress(String line) {
    show(new Shown.Progress(clean(line), 0, 0));
  }

  @Override
  public void progress(String line, long done, long of) {
    show(new Shown.Progress(clean(line), Math.clamp(done, 0, Math.max(of, 0)), Math.max(of, 0)));
  }

  @Override
  public void row(SequencedMap<String, String> cells) {
    requireLoop.run();
    if (end.isEmpty()) {
      rows.add(cells);
    }
  }

  @Override
  public void ask(Question question, Consumer<String> answered, Runnable unanswered) {
    ask(question, false, secret -> answered.accept(Questions.text(secret)), unanswered);
  }

  @Override
  public void askSecret(Question question, Consumer<Secret> answered, Runnable unanswered) {
    ask(question, true, answered, unanswered);
  }

  @Override
  public void file(String argument, Secret content, Runnable written, Runnable failed) {
    requireLoop.run();
    if (end.isPresent()) {
      loop.execute(failed);
    } else {
      rows.flush();
      questions.file(argument, content, written, failed);
    }
  }

  @Override
  public void adopt(Found found, Consumer<UUID> adopted, Consumer<Fault> refused) {
    requireLoop.run();
    rows.flush();
    intake.adopt(found, adopted, refused);
  }

  @Override
  public void replace(UUID deviceId, Found found, Runnable replaced, Consumer<Fault> refused) {
    requireLoop.run();
    intake.replace(deviceId, found, replaced, refused);
  }

  @Override
  public void done(String summary) {
    end(new Shown.Ended(Optional.empty(), clean(summary)));
  }

  @Override
  public void failed(Fault fault) {
    end(new Shown.Ended(Optional.of(fault), ""));
  }

  @Override
  public void answer(int number, Secret text) {
    loop.execute(() -> questions.answer(number, text));
  }

  @Override
  public void decline(int number) {
    loop.execute(() -> questions.decline(number));
  }

  @Override
  public void written(int number, boolean whole) {
    loop.execute(() -> questions.written(number, whole));
  }

  @Override
  public void cancel() {
    loop.execute(this::cancelNow);
  }

  @Override
  public void gone() {
    loop.execute(
        () -> {
          questions.leave();
          cancelNow();
        });
  }

  private void ask(
      Question question, boolean secret, Consumer<Secret> answered, Runnable unanswered) {
    requireLoop.run();
    rows.flush();
    if (end.isPresent()) {
      loop.execute(unanswered);
    } else {
      questions.ask(question, secret, answered, unanswered);
    }
  }

  private void show(Shown shown) {
    requireLoop.run();
    if (end.isEmpty()) {
      rows.flush();
      operator.show(shown);
    }
  }

  private void tooLate() {
    progress("its time is over: it is ended");
    cancelNow();
  }

  private void cancelNow() {
    Job under = job;
    if (cancelled || end.isPresent() || under == null) {
      return;
    }
    cancelled = true;
    cancelTimer();
    limit =
        time.after(
            CANCEL_LIMIT,
            loop,
            () ->
                failed(
                    HostFault.JOB_NOT_ENDED.because(
                        "the driver did not end it within "
                            + CANCEL_LIMIT.toSeconds()
                            + " s: look at the driver's log, and reload it if it stays so")));
    under.cancel();
  }

  private void end(Shown.Ended how) {
    requireLoop.run();
    if (end.isEmpty()) {
      end = Optional.of(how);
      cancelTimer();
      questions.withdrawDrivers();
      settle();
    }
  }

  /** Tells the end once nothing is left to be taken in. */
  private void settle() {
    if (end.isPresent() && intake.isIdle() && questions.noFiles()) {
      rows.flush();
      tell(end.get());
    }
  }

  private void tell(Shown.Ended how) {
    if (told.compareAndSet(false, true)) {
      operator.show(how);
      onEnd.accept(this);
    }
  }

  private void cancelTimer() {
    var timer = limit;
    if (timer != null) {
      timer.cancel();
    }
  }

  static String clean(String text) {
    return Text.clean(text, LINE_MAX);
  }
}
