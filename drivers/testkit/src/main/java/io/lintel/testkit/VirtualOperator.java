package io.lintel.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lintel.spi.Console;
import io.lintel.spi.Fault;
import io.lintel.spi.Found;
import io.lintel.spi.Job;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/**
 * Someone at the command line, in virtual time, and the host behind it: keeps what a job shows,
 * answers what it asks from a list or when the test says so, and attaches the devices that it hands
 * over, all on the driver's loop. Questions wait as long as they say.
 */
public final class VirtualOperator implements Console {

  private final DriverRun run;
  private final ArrayDeque<Secret> prepared = new ArrayDeque<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Map<String, String>> rows = new ArrayList<>();
  private final Map<String, Secret> files = new HashMap<>();
  private final Map<UUID, Found> adopted = new HashMap<>();
  private @Nullable Asked open;
  private @Nullable Job job;
  private Optional<Ending> ending = Optional.empty();
  private Optional<Fault> refusal = Optional.empty();
  private boolean present = true;

  /** How a job ended. */
  public sealed interface Ending {
    record Done(String summary) implements Ending {}

    record Failed(Fault fault) implements Ending {}
  }

  /**
   * A question.
   *
   * @param secret whether it is typed without echo
   */
  public record Asked(
      Question question, boolean secret, Consumer<Secret> answered, Runnable unanswered) {}

  VirtualOperator(DriverRun run) {
    this.run = run;
  }

  /** Answers to questions to come, in their order. */
  public VirtualOperator prepare(String... answers) {
    Stream.of(answers).map(VirtualOperator::secret).forEach(prepared::add);
    return this;
  }

  /** Answers the question that is open. */
  public void answer(String text) {
    Asked question = Assertions.assertInstanceOf(Asked.class, open, "nothing is asked");
    open = null;
    run.host().loop().call(() -> question.answered().accept(secret(text)));
  }

  /** Presses Ctrl-C. */
  public void cancel() {
    Job under = Assertions.assertInstanceOf(Job.class, job, "no job was begun");
    if (ending.isEmpty()) {
      run.host().loop().call(under::cancel);
    }
  }

  /** Goes away: what is asked is not answered, and the job is cancelled. */
  public void leave() {
    present = false;
    Asked question = open;
    open = null;
    if (question != null) {
      run.host().loop().call(question.unanswered());
    }
    cancel();
  }

  /** What the host says to the next device that is handed over, instead of taking it. */
  public void refuseNext(Fault why) {
    refusal = Optional.of(why);
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  public List<Map<String, String>> rows() {
    return List.copyOf(rows);
  }

  public Optional<Secret> file(String argument) {
    return Optional.ofNullable(files.get(argument));
  }

  /** By the id that they were given, or that they took over. */
  public Map<UUID, Found> adopted() {
    return Map.copyOf(adopted);
  }

  public Optional<Ending> ending() {
    return ending;
  }

  void begun(Job begun) {
    job = begun;
  }

  @Override
  public void progress(String line) {
    onLoop();
    lines.add(line);
  }

  @Override
  public void progress(String line, long done, long of) {
    Assertions.assertTrue(of > 0 && done >= 0 && done <= of, done + " of " + of);
    progress(line);
  }

  @Override
  public void row(SequencedMap<String, String> cells) {
    onLoop();
    rows.add(Map.copyOf(cells));
  }

  @Override
  public void ask(Question question, Consumer<String> answered, Runnable unanswered) {
    ask(
        new Asked(
            question,
            false,
            secret -> answered.accept(new String(secret.reveal(), UTF_8)),
            unanswered));
  }

  @Override
  public void askSecret(Question question, Consumer<Secret> answered, Runnable unanswered) {
    ask(new Asked(question, true, answered, unanswered));
  }

  @Override
  public void file(String argument, Secret content, Runnable written, Runnable failed) {
    onLoop();
    if (present && ending.isEmpty()) {
      files.put(argument, content);
      run.host().loop().execute(written);
    } else {
      run.host().loop().execute(failed);
    }
  }

  @Override
  public void adopt(Found found, Consumer<UUID> taken, Consumer<Fault> refused) {
    UUID deviceId = new UUID(0xad0b7edL, adopted.size() + 1);
    attach(deviceId, found, () -> taken.accept(deviceId), refused);
  }

  @Override
  public void replace(UUID deviceId, Found found, Runnable replaced, Consumer<Fault> refused) {
    attach(deviceId, found, replaced, refused);
  }

  @Override
  public void done(String summary) {
    end(new Ending.Done(summary));
  }

  @Override
  public void failed(Fault fault) {
    end(new Ending.Failed(fault));
  }

  private void attach(UUID deviceId, Found found, Runnable then, Consumer<Fault> refused) {
    onLoop();
    Optional<Fault> no = refusal;
    refusal = Optional.empty();
    if (no.isPresent()) {
      run.host().loop().execute(() -> refused.accept(no.get()));
      return;
    }
    adopted.put(deviceId, found);
    run.host()
        .loop()
        .execute(
            () -> {
              run.takeIn(deviceId, found);
              then.run();
            });
  }

  private void ask(Asked question) {
    onLoop();
    asked.add(question);
    Secret ready = prepared.poll();
    if (!present || ending.isPresent()) {
      run.host().loop().execute(question.unanswered());
    } else if (ready != null) {
      run.host().loop().execute(() -> question.answered().accept(ready));
    } else {
      open = question;
      run.host().loop().after(question.question().limit(), () -> over(question));
    }
  }

  private void over(Asked question) {
    if (question.equals(open)) {
      open = null;
      question.unanswered().run();
    }
  }

  private void end(Ending how) {
    onLoop();
    if (ending.isEmpty()) {
      ending = Optional.of(how);
    }
  }

  private void onLoop() {
    Assertions.assertTrue(run.host().loop().isOnLoop(), "the console was used off the loop");
  }

  private static Secret secret(String text) {
    return new Secret(text.getBytes(UTF_8));
  }
}
