package io.lintel.hardware.zwave;

import io.lintel.hardware.rig.Signal;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers what the driver told its log, and passes it on. */
final class LiveLog implements System.Logger {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final System.Logger next = System.getLogger("zwave");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Signal heard = new Signal();

  /** Waits for this many lines with these words. */
  void await(String part, int times) {
    heard.awaitTrue(
        times + " times " + part + " among " + lines, LIMIT, () -> count(part) >= times);
  }

  long count(String part) {
    return lines.stream().filter(line -> line.contains(part)).count();
  }

  @Override
  public String getName() {
    return next.getName();
  }

  @Override
  public boolean isLoggable(Level level) {
    return true;
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String text,
      @Nullable Throwable thrown) {
    note(level, String.valueOf(text));
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... values) {
    boolean bare = values == null || values.length == 0;
    note(
        level,
        bare ? String.valueOf(format) : MessageFormat.format(String.valueOf(format), values));
  }

  private void note(Level level, String line) {
    lines.add(line);
    next.log(level, line);
    heard.changed();
  }
}
