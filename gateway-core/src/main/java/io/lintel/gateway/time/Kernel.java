package io.lintel.gateway.time;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** What only the Linux kernel knows of time, through libc. Safe from any thread. */
final class Kernel {

  /** Counts in suspend too, unlike CLOCK_MONOTONIC; {@code clock_gettime(2)}. */
  private static final int CLOCK_BOOTTIME = 7;

  /** What {@code adjtimex(2)} returns while the clock is not synchronised. */
  private static final int TIME_ERROR = 5;

  /** {@code struct timex} is 208 bytes on 64-bit Linux and smaller on 32-bit. */
  private static final int TIMEX_BYTES = 256;

  private static final MemoryLayout TIMESPEC =
      MemoryLayout.structLayout(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final MethodHandle clockGettime =
      libc(
          "clock_gettime",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  private final MethodHandle adjtimex =
      libc("adjtimex", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  long bootNanos() {
    try (var arena = Arena.ofConfined()) {
      var timespec = arena.allocate(TIMESPEC);
      int failed = (int) clockGettime.invokeExact(CLOCK_BOOTTIME, timespec);
      if (failed != 0) {
        throw new IllegalStateException("clock_gettime(CLOCK_BOOTTIME) failed");
      }
      return timespec.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L
          + timespec.get(ValueLayout.JAVA_LONG, 8);
    } catch (Throwable e) {
      throw new IllegalStateException("cannot read boot time", e);
    }
  }

  /** Whether the kernel's clock is disciplined by something (NTP, PTP, GPS). Changes nothing. */
  boolean synchronised() {
    try (var arena = Arena.ofConfined()) {
      MemorySegment timex = arena.allocate(TIMEX_BYTES, 8);
      int state = (int) adjtimex.invokeExact(timex);
      return state >= 0 && state != TIME_ERROR;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot ask the kernel about its clock", e);
    }
  }

  /** The id of this boot; without one, an id of this process alone: nothing stored compares. */
  static String bootId() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      System.getLogger(Kernel.class.getName())
          .log(System.Logger.Level.WARNING, "no boot id: {0}", e.toString());
      return UUID.randomUUID().toString();
    }
  }

  @SuppressWarnings("restricted") // libc alone knows boot time; the launcher enables native access
  private static MethodHandle libc(String name, FunctionDescriptor descriptor) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }
}
