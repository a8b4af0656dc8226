package io.lintel.hardware.zwave;

import io.lintel.hardware.rig.Signal;
import io.lintel.spi.Console;
import io.lintel.spi.Fault;
import io.lintel.spi.Found;
import io.lintel.spi.Loop;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** An operator with an answer to each question, who remembers what was shown. */
final class LiveConsole implements Console {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** How a job ended: what was said at the end, or the fault. */
  record End(Optional<String> done, Optional<Fault> failed) {}

  final List<String> lines = new CopyOnWriteArrayList<>();
  final List<Map<String, String>> rows = new CopyOnWriteArrayList<>();
  final List<String> questions = new CopyOnWriteArrayList<>();
  final List<Found> adopted = new CopyOnWriteArrayList<>();
  final List<Secret> files = new CopyOnWriteArrayList<>();

  private final Signal heard = new Signal();
  private final Loop loop;
  private final Function<String, String> answers;
  private final BiConsumer<UUID, Found> attach;
  private volatile Optional<End> end = Optional.empty();

  /**
   * An operator.
   *
   * @param loop the driver's, on which answers come
   * @param answers by the question's text
   * @param attach what a host does with a device that has joined
   */
  LiveConsole(Loop loop, Function<String, String> answers, BiConsumer<UUID, Found> attach) {
    this.loop = loop;
    this.answers = answers;
    this.attach = attach;
  }

  End await() {
    return heard.await("the end of the job; shown were " + lines, LIMIT, () -> end);
  }

  String awaitDone() {
    End how = await();
    return how.done().orElseThrow(() -> new AssertionError(how.failed() + " after " + lines));
  }

  Fault awaitFailed() {
    End how = await();
    return how.failed().orElseThrow(() -> new AssertionError(how.done() + " after " + lines));
  }

  void awaitLine(String part) {
    heard.awaitTrue(
        part + " among " + lines, LIMIT, () -> lines.stream().anyMatch(l -> l.contains(part)));
  }

  /** Everything that was shown, for searching it for what must not be there. */
  String shown() {
    List<String> all = new ArrayList<>(lines);
    all.addAll(questions);
    rows.forEach(row -> all.add(row.toString()));
    end.ifPresent(how -> all.add(how.toString()));
    return String.join("\n", all);
  }

  @Override
  public void progress(String line) {
    lines.add(line);
    heard.changed();
  }

  @Override
  public void progress(String line, long done, long of) {
    progress(line + " " + done + "/" + of);
  }

  @Override
  public void row(SequencedMap<String, String> cells) {
    rows.add(Map.copyOf(cells));
  }

  @Override
  public void ask(Question question, Consumer<String> answered, Runnable unanswered) {
    questions.add(question.text());
    loop.execute(() -> answered.accept(answers.apply(question.text())));
  }

  @Override
  public void askSecret(Question question, Consumer<Secret> answered, Runnable unanswered) {
    ask(
        question,
        text -> answered.accept(new Secret(text.getBytes(StandardCharsets.UTF_8))),
        unanswered);
  }

  @Override
  public void file(String argument, Secret content, Runnable written, Runnable failed) {
    files.add(content);
    loop.execute(written);
  }

  @Override
  public void adopt(Found found, Consumer<UUID> taken, Consumer<Fault> refused) {
    adopted.add(found);
    UUID id = UUID.randomUUID();
    loop.execute(
        () -> {
          attach.accept(id, found);
          taken.accept(id);
        });
  }

  @Override
  public void replace(UUID deviceId, Found found, Runnable replaced, Consumer<Fault> refused) {
    adopted.add(found);
    loop.execute(
        () -> {
          attach.accept(deviceId, found);
          replaced.run();
        });
  }

  @Override
  public void done(String summary) {
    end = Optional.of(new End(Optional.of(summary), Optional.empty()));
    heard.changed();
  }

  @Override
  public void failed(Fault fault) {
    end = Optional.of(new End(Optional.empty(), Optional.of(fault)));
    heard.changed();
  }
}
