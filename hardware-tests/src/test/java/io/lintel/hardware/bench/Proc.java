package io.lintel.hardware.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel counts of a process (proc(5)). */
record Proc(long pid) {

  /** Resident memory, in MiB. */
  double rssMib() {
    return value("status", "VmRSS:") / 1024.0;
  }

  /** Bytes that the process caused to be sent to the storage layer. */
  long writtenBytes() {
    return value("io", "write_bytes:");
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
