package io.lintel.gateway.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Level;
import org.tinylog.core.LogEntry;

/** Turns a log entry into lines: one, and those of its exception. Pure. */
final class Line {

  private static final int MESSAGE_MAX = 2_000;
  private static final int TRACE_LINES_MAX = 60;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);

  private Line() {}

  /** With the time in the site's zone: for files and for people at a terminal. */
  static List<String> readable(LogEntry entry, ZoneId zone) {
    String head =
        TIME.format(entry.getTimestamp().toInstant().atZone(zone))
            + String.format(Locale.ROOT, "  %-5s  ", entry.getLevel());
    return texts(entry).map(text -> head + text).toList();
  }

  /** With the priority of sd-daemon(3) and no time: the journal has its own. */
  static List<String> journal(LogEntry entry) {
    String head = "<" + priority(entry.getLevel()) + ">";
    return texts(entry).map(text -> head + text).toList();
  }

  private static Stream<String> texts(LogEntry entry) {
    String message = entry.getMessage() == null ? "" : entry.getMessage();
    String first = Text.clean(source(entry) + message, MESSAGE_MAX);
    return Stream.concat(Stream.of(first), trace(entry.getException()));
  }

  /** Whose words these are, for lines that are not meant for staff. */
  private static String source(LogEntry entry) {
    String name = entry.getClassName();
    if (StaffLog.TAG.equals(entry.getTag()) || name == null) {
      return "";
    }
    int end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
    return "[" + name.substring(end + 1) + "] ";
  }

  private static Stream<String> trace(@Nullable Throwable thrown) {
    if (thrown == null) {
      return Stream.empty();
    }
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString()
        .lines()
        .limit(TRACE_LINES_MAX)
        .map(line -> "    " + Text.clean(line.strip(), MESSAGE_MAX));
  }

  private static int priority(Level level) {
    return switch (level) {
      case ERROR -> 3;
      case WARN -> 4;
      case INFO -> 6;
      case DEBUG, TRACE, OFF -> 7;
    };
  }
}
