package io.lintel.driver.encoder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A card in vpcd's virtual reader. Each message is two bytes of length, the high one first, and as
 * many bytes: of one byte 0 power off, 1 power on, 2 reset, 4 the ATR is wanted; anything longer is
 * a command, to be answered in the same form.
 */
public final class VpcdCard implements AutoCloseable {
  /** Contactless, no historical bytes (PC/SC part 3, 3.1.3.2.3). */
  private static final byte[] ATR = HexFormat.of().parseHex("3b80800101");

  private static final int WANTS_ATR = 4;

  private final Socket socket;
  private final UnaryOperator<byte[]> card;
  private final Runnable powerUp;
  private final AtomicInteger stays = new AtomicInteger(-1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private final CountDownLatch seen = new CountDownLatch(1);
  private final Thread reader;

  private VpcdCard(Socket socket, UnaryOperator<byte[]> card, Runnable powerUp) {
    this.socket = socket;
    this.card = card;
    this.powerUp = powerUp;
    this.reader = Thread.ofPlatform().daemon().name("virtual card").start(this::serve);
  }

  /** Empty while vpcd does not listen. */
  public static Optional<VpcdCard> lay(int port, UnaryOperator<byte[]> card, Runnable powerUp) {
    try {
      var socket = new Socket(InetAddress.getLoopbackAddress(), port);
      // vpcd sends length and payload apart; with Nagle's delay each command costs 40 ms.
      socket.setTcpNoDelay(true);
      return Optional.of(new VpcdCard(socket, card, powerUp));
    } catch (IOException refused) {
      return Optional.empty();
    }
  }

  /** It is taken away when it has carried out so many commands more, before it answers the last. */
  public void takeAwayAfter(int commands) {
    stays.set(commands);
  }

  /** Whether pcscd has asked for its ATR; vpcd drops a card that comes too soon after the last. */
  public boolean isSeen(int withinSeconds) {
    try {
      return seen.await(withinSeconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  int port() {
    return socket.getPort();
  }

  public void awaitGone() {
    Pcscd.await(gone, "the card was not taken away");
  }

  @Override
  public void close() {
    try {
      socket.close();
      reader.join();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void serve() {
    try (var in = new DataInputStream(socket.getInputStream());
        var out = new DataOutputStream(socket.getOutputStream())) {
      boolean laid = true;
      while (laid) {
        byte[] message = new byte[in.readUnsignedShort()];
        in.readFully(message);
        laid = heard(message, out);
      }
    } catch (IOException closed) {
      gone.countDown();
    }
    gone.countDown();
  }

  private boolean heard(byte[] message, DataOutputStream out) throws IOException {
    if (message.length == 1) {
      if (message[0] == WANTS_ATR) {
        send(out, ATR);
        seen.countDown();
      } else {
        powerUp.run();
      }
      return true;
    }
    byte[] answer = card.apply(message);
    if (stays.decrementAndGet() == 0) {
      return false;
    }
    send(out, answer);
    return true;
  }

  private static void send(DataOutputStream out, byte[] bytes) throws IOException {
    byte[] message = new byte[bytes.length + 2];
    message[0] = (byte) (bytes.length >> 8);
    message[1] = (byte) bytes.length;
    System.arraycopy(bytes, 0, message, 2, bytes.length);
    out.write(message);
    out.flush();
  }
}
