package io.lintel.gateway.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.ZoneId;
import org.tinylog.core.LogEntry;

/** Standard output: the journal under systemd, else a terminal. Used by the log's thread alone. */
final class Console {

  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
  private final ZoneId zone;
  private final boolean journal;

  Console(ZoneId zone, boolean journal) {
    this.zone = zone;
    this.journal = journal;
  }

  void write(LogEntry entry) {
    var lines = journal ? Line.journal(entry) : Line.readable(entry, zone);
    lines.forEach(out::println);
  }

  /** About the log itself. */
  void complain(String message) {
    out.println((journal ? "<4>" : "Log: ") + message);
  }
}
