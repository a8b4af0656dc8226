package io.lintel.gateway.driver.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lintel.gateway.driver.job.Operator.Shown;
import io.lintel.gateway.driver.job.Operator.Shown.Withdrawn.Why;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an operator is asked and has not answered, and the files on their way. On the driver's loop.
 * Every one ends once: answered, or not.
 */
final class Questions {

  private static final int ANSWER_BYTES_MAX = 4_000;
  private static final int OPEN_MAX = 16;
  private static final int FILE_BYTES_MAX = 4 << 20;

  /** A file of 4 MiB on a slow card. */
  private static final Duration FILE_LIMIT = Duration.ofMinutes(2);

  private final Loop loop;
  private final Time time;
  private final Operator operator;
  private final Runnable onFileOver;
  private final Map<Integer, Open> open = new HashMap<>();
  private final Map<Integer, OpenFile> files = new HashMap<>();
  private boolean present = true;
  private int lastNumber;

  /**
   * A question that waits.
   *
   * @param hosts whether the host asks, and not the driver
   */
  private record Open(
      Question question,
      boolean secret,
      boolean hosts,
      Consumer<Secret> answered,
      Runnable unanswered,
      Time.Timer timer) {}

  private record OpenFile(Runnable written, Runnable failed, Time.Timer timer) {}

  /**
   * For one job.
   *
   * @param onFileOver called on the loop after a file was written, or not
   */
  Questions(Loop loop, Time time, Operator operator, Runnable onFileOver) {
    this.loop = loop;
    this.time = time;
    this.operator = operator;
    this.onFileOver = onFileOver;
  }

  static String text(Secret secret) {
    return new String(secret.reveal(), UTF_8).strip();
  }

  /** Asks for the driver. */
  void ask(Question question, boolean secret, Consumer<Secret> answered, Runnable unanswered) {
    ask(question, secret, false, answered, unanswered);
  }

  /** Asks for the host; such a question outlives the job. */
  void askForHost(Question question, Consumer<Secret> answered, Runnable unanswered) {
    ask(question, false, true, answered, unanswered);
  }

  private void ask(
      Question question,
      boolean secret,
      boolean hosts,
      Consumer<Secret> answered,
      Runnable unanswered) {
    if (!present || open.size() >= OPEN_MAX) {
      loop.execute(unanswered);
      return;
    }
    int number = ++lastNumber;
    var timer = time.after(question.limit(), loop, () -> withdraw(number, Why.TIME_OVER));
    open.put(number, new Open(question, secret, hosts, answered, unanswered, timer));
    operator.show(new Shown.Asked(number, clean(question), secret));
  }

  void answer(int number, Secret text) {
    Open asked = open.get(number);
    if (asked == null) {
      return;
    }
    Optional<Secret> counted = counted(asked, text);
    if (counted.isEmpty()) {
      operator.show(new Shown.Progress(wanted(asked), 0, 0));
      operator.show(new Shown.Asked(number, clean(asked.question), asked.secret));
      return;
    }
    open.remove(number);
    asked.timer.cancel();
    asked.answered.accept(counted.get());
  }

  void file(String argument, Secret content, Runnable written, Runnable failed) {
    byte[] bytes = content.reveal();
    int size = bytes.length;
    Arrays.fill(bytes, (byte) 0);
    if (!present || size > FILE_BYTES_MAX) {
      loop.execute(failed);
      return;
    }
    int number = ++lastNumber;
    var timer = time.after(FILE_LIMIT, loop, () -> written(number, false));
    files.put(number, new OpenFile(written, failed, timer));
    operator.show(new Shown.FileContent(number, argument, content));
  }

  void written(int number, boolean whole) {
    OpenFile file = files.remove(number);
    if (file != null) {
      file.timer.cancel();
      (whole ? file.written : file.failed).run();
      onFileOver.run();
    }
  }

  boolean noFiles() {
    return files.isEmpty();
  }

  /** Nobody answers from here on. */
  void leave() {
    present = false;
    List.copyOf(open.keySet()).forEach(number -> withdraw(number, Why.DECLINED));
    List.copyOf(files.keySet()).forEach(number -> written(number, false));
  }

  /** The job has ended: what the driver asked is over. */
  void withdrawDrivers() {
    open.entrySet().stream()
        .filter(entry -> !entry.getValue().hosts)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(number -> withdraw(number, Why.JOB_OVER));
  }

  /** A question will not be answered. */
  void decline(int number) {
    withdraw(number, Why.DECLINED);
  }

  private void withdraw(int number, Why why) {
    Open over = open.remove(number);
    if (over != null) {
      over.timer.cancel();
      operator.show(new Shown.Withdrawn(number, why));
      loop.execute(over.unanswered);
    }
  }

  /** The answer as the driver gets it; empty when it is none that counts. */
  private static Optional<Secret> counted(Open asked, Secret typed) {
    String text = text(typed);
    if (text.getBytes(UTF_8).length > ANSWER_BYTES_MAX) {
      return Optional.empty();
    }
    return asked.question.choices().isEmpty()
        ? Optional.of(new Secret(text.getBytes(UTF_8)))
        : asked.question.choices().stream()
            .filter(choice -> choice.equalsIgnoreCase(text))
            .findFirst()
            .map(choice -> new Secret(choice.getBytes(UTF_8)));
  }

  private static String wanted(Open asked) {
    return asked.question.choices().isEmpty()
        ? "that is too long"
        : "please answer one of: " + String.join(", ", asked.question.choices());
  }

  private static Question clean(Question question) {
    return new Question(
        OperatorConsole.clean(question.text()),
        question.limit(),
        question.choices().stream().map(OperatorConsole::clean).toList());
  }
}
