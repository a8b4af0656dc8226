package io.lintel.gateway.driver.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;

/**
 * A real pseudo terminal: the kernel's serial port without a plug. The far end is this object, the
 * near end is a symbolic link to a {@code /dev/pts/N}. Closing it is pulling the plug.
 */
final class Pty implements AutoCloseable {

  private static final int O_RDWR_NOCTTY = 0402;
  private static final short POLLIN = 1;
  private static final int POLL_MILLIS = 20_000;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private static final MethodHandle OPEN = libc("posix_openpt", FunctionDescriptor.of(INT, INT));
  private static final MethodHandle GRANT = libc("grantpt", FunctionDescriptor.of(INT, INT));
  private static final MethodHandle UNLOCK = libc("unlockpt", FunctionDescriptor.of(INT, INT));
  private static final MethodHandle NAME =
      libc("ptsname_r", FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS, LONG));
  private static final MethodHandle READ =
      libc("read", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG));
  private static final MethodHandle WRITE =
      libc("write", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG));
  private static final MethodHandle POLL =
      libc("poll", FunctionDescriptor.of(INT, ValueLayout.ADDRESS, LONG, INT));
  private static final MethodHandle CLOSE = libc("close", FunctionDescriptor.of(INT, INT));

  private final int far;
  private final Path near;

  /** Plugs one in: the symbolic link {@code near} leads to it. */
  Pty(Path near) throws IOException {
    this.far = number(() -> (int) OPEN.invokeExact(O_RDWR_NOCTTY));
    this.near = near;
    number(() -> (int) GRANT.invokeExact(far));
    number(() -> (int) UNLOCK.invokeExact(far));
    Files.createSymbolicLink(near, device());
  }

  void send(String text) {
    try (var arena = Arena.ofConfined()) {
      byte[] bytes = text.getBytes(US_ASCII);
      MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      number(() -> (int) (long) WRITE.invokeExact(far, copy, (long) bytes.length));
    }
  }

  /** Waits until so many bytes came from the near end. */
  String received(int count) {
    var text = new StringBuilder();
    while (text.length() < count) {
      text.append(some());
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    unplug();
  }

  /** The near end hangs up and its name is gone. Safe to call twice. */
  void unplug() throws IOException {
    if (Files.deleteIfExists(near)) {
      number(() -> (int) CLOSE.invokeExact(far));
    }
  }

  private Path device() {
    try (var arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(64);
      number(() -> (int) NAME.invokeExact(far, name, 64L));
      return Path.of(name.getString(0));
    }
  }

  private String some() {
    try (var arena = Arena.ofConfined()) {
      MemorySegment poll = arena.allocate(8, 4);
      poll.set(INT, 0, far);
      poll.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
      int ready = number(() -> (int) POLL.invokeExact(poll, 1L, POLL_MILLIS));
      Assertions.assertEquals(1, ready, "nothing came within 20 s");
      MemorySegment buffer = arena.allocate(4_096);
      int count = number(() -> (int) (long) READ.invokeExact(far, buffer, 4_096L));
      return new String(Arrays.copyOf(buffer.toArray(ValueLayout.JAVA_BYTE), count), US_ASCII);
    }
  }

  private interface Call {
    int make() throws Throwable;
  }

  private static int number(Call call) {
    try {
      int number = call.make();
      Assertions.assertTrue(number >= 0, "a call to the kernel failed");
      return number;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("restricted") // libc alone makes pseudo terminals
  private static MethodHandle libc(String name, FunctionDescriptor descriptor) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }
}
