package io.lintel.gateway.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Tells systemd how the daemon is: one datagram per message to {@code $NOTIFY_SOCKET}, as in
 * sd_notify(3), without libsystemd. Does nothing where nobody listens. From any thread.
 */
public final class SdNotify implements AutoCloseable {

  /** {@code sun_path} of unix(7), without the closing zero. */
  private static final int PATH_BYTES_MAX = 107;

  private static final short AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 02000000;
  private static final int MSG_NOSIGNAL_DONTWAIT = 0x4000 | 0x40;

  private final Optional<byte[]> address;
  private int socket;

  private SdNotify(Optional<byte[]> address) {
    this.address = address;
    this.socket = address.isPresent() ? Libc.socket(AF_UNIX, SOCK_DGRAM_CLOEXEC) : -1;
  }

  /**
   * For the socket that the environment names: a path, or {@code @name} for an abstract one.
   *
   * @param environment of this process
   */
  public static SdNotify of(Map<String, String> environment) {
    return new SdNotify(
        Optional.ofNullable(environment.get("NOTIFY_SOCKET")).flatMap(SdNotify::address));
  }

  /** How often systemd wants to hear from this process; empty: it does not watch. */
  public static Optional<Duration> watchdog(Map<String, String> environment, long pid) {
    String watched = environment.getOrDefault("WATCHDOG_PID", Long.toString(pid));
    return Optional.ofNullable(environment.get("WATCHDOG_USEC"))
        .filter(micros -> micros.matches("[1-9][0-9]{0,15}"))
        .filter(_ -> watched.equals(Long.toString(pid)))
        .map(micros -> Duration.ofNanos(Long.parseLong(micros) * 1_000));
  }

  /** Store, lanes and local decisions run. */
  public void ready(String status) {
    send("READY=1\nSTATUS=" + oneLine(status));
  }

  /** One line for {@code systemctl status}. */
  public void status(String status) {
    send("STATUS=" + oneLine(status));
  }

  public void feedWatchdog() {
    send("WATCHDOG=1");
  }

  public void stopping() {
    send("STOPPING=1\nSTATUS=stopping");
  }

  /** Safe to call twice; messages afterwards are dropped. */
  @Override
  public synchronized void close() {
    if (socket >= 0) {
      Libc.close(socket);
      socket = -1;
    }
  }

  /** A datagram that systemd does not take at once is dropped: nothing here may wait for it. */
  private void send(String message) {
    address
        .filter(_ -> socket >= 0)
        .ifPresent(to -> Libc.sendTo(socket, message.getBytes(UTF_8), to));
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ');
  }

  /** {@code struct sockaddr_un} without its family; an abstract name begins with a zero byte. */
  private static Optional<byte[]> address(String name) {
    byte[] path = name.getBytes(UTF_8);
    if (path.length == 0
        || path.length > PATH_BYTES_MAX
        || !(name.startsWith("/") || name.startsWith("@"))) {
      return Optional.empty();
    }
    path[0] = name.startsWith("@") ? 0 : path[0];
    return Optional.of(path);
  }

  /** The three calls of libc. */
  private static final class Libc {

    private static final MethodHandle SOCKET =
        handle(
            "socket",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT));
    private static final MethodHandle CLOSE =
        handle("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private static final MethodHandle SENDTO =
        handle(
            "sendto",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));

    static int socket(int family, int type) {
      try {
        return (int) SOCKET.invokeExact(family, type, 0);
      } catch (Throwable impossible) {
        throw new IllegalStateException("cannot call socket(2)", impossible);
      }
    }

    static void close(int socket) {
      try {
        var _ = (int) CLOSE.invokeExact(socket);
      } catch (Throwable impossible) {
        throw new IllegalStateException("cannot call close(2)", impossible);
      }
    }

    static void sendTo(int socket, byte[] message, byte[] path) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
        MemorySegment to = arena.allocate(Short.BYTES + path.length, Short.BYTES);
        to.set(ValueLayout.JAVA_SHORT, 0, AF_UNIX);
        MemorySegment.copy(path, 0, to, ValueLayout.JAVA_BYTE, Short.BYTES, path.length);
        var _ =
            (long)
                SENDTO.invokeExact(
                    socket,
                    bytes,
                    (long) message.length,
                    MSG_NOSIGNAL_DONTWAIT,
                    to,
                    (int) to.byteSize());
      } catch (Throwable impossible) {
        throw new IllegalStateException("cannot call sendto(2)", impossible);
      }
    }

    @SuppressWarnings("restricted") // Java has no datagram socket of AF_UNIX
    private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }
  }
}
