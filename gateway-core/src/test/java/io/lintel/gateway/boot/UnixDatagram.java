package io.lintel.gateway.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The listening end of a real AF_UNIX datagram socket: what systemd holds. */
final class UnixDatagram implements AutoCloseable {

  private static final int BYTES_MAX = 4_096;
  private static final int MSG_DONTWAIT = 0x40;

  private final int socket;

  UnixDatagram(String address) {
    this.socket =
        (int)
            call(
                "socket",
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT),
                1,
                2,
                0);
    try (var arena = Arena.ofConfined()) {
      byte[] path = address.getBytes(UTF_8);
      if (path[0] == '@') {
        path[0] = 0;
      }
      MemorySegment name = arena.allocate(2 + path.length, 2);
      name.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
      MemorySegment.copy(path, 0, name, ValueLayout.JAVA_BYTE, 2, path.length);
      int bound =
          (int)
              call(
                  "bind",
                  FunctionDescriptor.of(
                      ValueLayout.JAVA_INT,
                      ValueLayout.JAVA_INT,
                      ValueLayout.ADDRESS,
                      ValueLayout.JAVA_INT),
                  socket,
                  name,
                  2 + path.length);
      if (socket < 0 || bound != 0) {
        throw new IllegalStateException("cannot bind " + address);
      }
    }
  }

  /** A datagram on a socket of this machine is there as soon as it was sent. */
  String receive() {
    try (var arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(BYTES_MAX);
      long size =
          (long)
              call(
                  "recv",
                  FunctionDescriptor.of(
                      ValueLayout.JAVA_LONG,
                      ValueLayout.JAVA_INT,
                      ValueLayout.ADDRESS,
                      ValueLayout.JAVA_LONG,
                      ValueLayout.JAVA_INT),
                  socket,
                  buffer,
                  (long) BYTES_MAX,
                  MSG_DONTWAIT);
      return size < 0
          ? "nothing"
          : new String(buffer.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE), UTF_8);
    }
  }

  @Override
  public void close() {
    var _ =
        call("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), socket);
  }

  @SuppressWarnings("restricted") // Java has no datagram socket of AF_UNIX
  private static Object call(String name, FunctionDescriptor descriptor, Object... arguments) {
    Linker linker = Linker.nativeLinker();
    MethodHandle handle =
        linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    try {
      return handle.invokeWithArguments(arguments);
    } catch (Throwable impossible) {
      throw new IllegalStateException("cannot call " + name, impossible);
    }
  }
}
