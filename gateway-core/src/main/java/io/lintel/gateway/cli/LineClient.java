package io.lintel.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;

/**
 * One client of a {@link LineServer}. Two virtual threads: one reads and hands lines on, one
 * writes. A client that reads too slowly, or sends too long a line, is cut off.
 */
public final class LineClient {

  static final int LINE_BYTES_MAX = 16 * 1024;
  private static final int WAITING_MAX = 256;

  private final SocketChannel channel;
  private final LineServer.Handler handler;
  private final Consumer<LineClient> onEnd;

  /** Lines to write; empty means: close. */
  private final BlockingQueue<Optional<String>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);

  LineClient(SocketChannel channel, LineServer.Handler handler, Consumer<LineClient> onEnd) {
    this.channel = channel;
    this.handler = handler;
    this.onEnd = onEnd;
  }

  void start() {
    Thread.ofVirtual().name("client reader").start(this::read);
    Thread.ofVirtual().name("client writer").start(this::write);
  }

  /** Queues a line to the client; from any thread. Dropped when it is gone. */
  public void send(String line) {
    if (!waiting.offer(Optional.of(line))) {
      close();
    }
  }

  /** Who is at the other end, by the kernel's word. */
  public String user() {
    try {
      return Optional.ofNullable(channel.getOption(ExtendedSocketOptions.SO_PEERCRED))
          .map(peer -> peer.user().getName())
          .orElse("unknown");
    } catch (IOException | UnsupportedOperationException unknown) {
      return "unknown";
    }
  }

  /** Whether it is root (uid 0) at the other end, by the kernel's word. */
  public boolean isRoot() {
    try {
      var root =
          FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("0");
      return Optional.ofNullable(channel.getOption(ExtendedSocketOptions.SO_PEERCRED))
          .filter(peer -> peer.user().equals(root))
          .isPresent();
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  void turnAway(String line) {
    try {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
    } catch (IOException gone) {
      close();
    }
    close();
  }

  /** What waits to be written is dropped. Safe to call twice. */
  void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      System.getLogger(LineClient.class.getName())
          .log(System.Logger.Level.DEBUG, "a client was gone: {0}", gone.toString());
    }
    waiting.clear();
    waiting.offer(Optional.empty());
    onEnd.accept(this);
  }

  /** A client that says no more still gets its answers. */
  private void read() {
    try {
      var lines = new LineReader(Channels.newInputStream(channel), LINE_BYTES_MAX);
      Optional<String> line = lines.next();
      while (line.isPresent()) {
        handler.line(line.get(), this);
        line = lines.next();
      }
      handler.gone(this);
      if (!waiting.offer(Optional.empty())) {
        close();
      }
    } catch (IOException gone) {
      handler.gone(this);
      close();
    } catch (RuntimeException bug) {
      System.getLogger(LineClient.class.getName())
          .log(System.Logger.Level.ERROR, "a bug: a client's line was not answered", bug);
      handler.gone(this);
      close();
    }
  }

  private void write() {
    try {
      Optional<String> line = waiting.take();
      while (line.isPresent()) {
        ByteBuffer bytes = UTF_8.encode(line.get() + "\n");
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        line = waiting.take();
      }
    } catch (IOException gone) {
      System.getLogger(LineClient.class.getName())
          .log(System.Logger.Level.DEBUG, "a client was gone: {0}", gone.toString());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    close();
  }
}
