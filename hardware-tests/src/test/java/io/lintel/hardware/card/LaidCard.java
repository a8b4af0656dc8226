package io.lintel.hardware.card;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A tag that lies on vpcd's reader, one thread of its own. A message is two bytes of length, the
 * high one first, and as many bytes: of one byte 0 power off, 1 power on, 2 reset, 4 the answer to
 * reset is wanted; anything longer is a command, to be answered in the same form.
 */
public final class LaidCard implements AutoCloseable {
  /** Contactless, no historical bytes (PC/SC part 3, 3.1.3.2.3). */
  private static final byte[] ANSWER_TO_RESET = HexFormat.of().parseHex("3b80800101");

  private static final int WANTS_ANSWER_TO_RESET = 4;

  private final Socket socket;
  private final TypeFourTag tag;
  private final Predicate<byte[]> takenAwayAt;

  /** Waits until the reader has seen it go. */
  private final Runnable seenGone;

  private LaidCard(
      Socket socket, TypeFourTag tag, Predicate<byte[]> takenAwayAt, Runnable seenGone) {
    this.socket = socket;
    this.tag = tag;
    this.takenAwayAt = takenAwayAt;
    this.seenGone = seenGone;
  }

  /**
   * Lays it; empty while nobody listens at the port.
   *
   * @param takenAwayAt the command that it carries out and does not answer any more
   */
  static Optional<LaidCard> on(
      int port, TypeFourTag tag, Predicate<byte[]> takenAwayAt, Runnable seenGone) {
    try {
      var socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true); // vpcd sends length and content apart: 40 ms a command else
      var card = new LaidCard(socket, tag, takenAwayAt, seenGone);
      Thread.ofPlatform().daemon().name("card on the reader").start(card::lie);
      return Optional.of(card);
    } catch (IOException refused) {
      return Optional.empty();
    }
  }

  /** Takes it away, and returns when the reader knows. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    seenGone.run();
  }

  private void lie() {
    try (socket;
        var in = new DataInputStream(socket.getInputStream());
        var out = new DataOutputStream(socket.getOutputStream())) {
      byte[] message = next(in);
      while (message.length > 0) {
        byte[] answer = answer(message);
        if (message.length > 1 && takenAwayAt.test(message)) {
          return;
        }
        send(out, answer);
        message = next(in);
      }
    } catch (IOException takenAway) {
      tag.powerUp();
    }
  }

  private byte[] answer(byte[] message) {
    if (message.length > 1) {
      return tag.answer(message);
    }
    if (message[0] == WANTS_ANSWER_TO_RESET) {
      return ANSWER_TO_RESET;
    }
    tag.powerUp();
    return new byte[0];
  }

  private static byte[] next(DataInputStream in) throws IOException {
    byte[] message = new byte[in.readUnsignedShort()];
    in.readFully(message);
    return message;
  }

  private static void send(DataOutputStream out, byte[] answer) throws IOException {
    if (answer.length > 0) {
      byte[] message = new byte[Short.BYTES + answer.length];
      message[0] = (byte) (answer.length >> Byte.SIZE);
      message[1] = (byte) answer.length;
      System.arraycopy(answer, 0, message, Short.BYTES, answer.length);
      out.write(message);
      out.flush();
    }
  }
}
