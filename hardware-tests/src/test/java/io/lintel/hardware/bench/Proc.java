package io.lintel.hardware.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the kernel counts of a process (proc(5)). */
record Proc(long pid) {
  /** Of what user space is told, on every Linux architecture that Java runs on. */
  private static final long TICKS_PER_SECOND = 100;

  /** Fields 14 and 15 of proc_pid_stat(5), counted from the first after the name. */
  private static final int USER_TIME = 11;

  private static final int SYSTEM_TIME = 12;

  /** Resident memory, in MiB. */
  double rssMib() {
    return value("status", "VmRSS:") / 1024.0;
  }

  /** Bytes that the process caused to be sent to the storage layer. */
  long writtenBytes() {
    return value("io", "write_bytes:");
  }

  /** Processor time of all its threads so far, in the kernel and outside. */
  Duration cpu() {
    try {
      String stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 0);
      long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
      return Duration.ofSeconds(1).multipliedBy(ticks).dividedBy(TICKS_PER_SECOND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long value(String file, String name) {
    try {
      return Files.readAllLines(Path.of("/proc", "" + pid, file)).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
