package io.lintel.gateway.driver.link;

import com.fazecast.jSerialComm.SerialPort;
import io.lintel.gateway.model.LinkFault;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.SerialLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One opening of a serial port. A thread of its own opens, reads and closes; another writes. */
final class SerialWire implements Wire {

  /** Also how long closing may take. */
  private static final int READ_LIMIT_MILLIS = 100;

  private static final int CLOSE_LIMIT_MILLIS = 1_000;
  private static final int READ_MAX = 4_096;

  /** Beyond this reading waits until the driver has taken some; the system then buffers. */
  private static final int UNTAKEN_MAX = 64 * 1024;

  private static final int DATA_BITS = 8;

  private final Path path;
  private final SerialLine line;
  private final PortDoctor doctor;
  private final Listener listener;
  private final Consumer<SerialWire> onEnd;
  private final Semaphore room = new Semaphore(UNTAKEN_MAX);
  private final ArrayBlockingQueue<Outgoing> outgoing = new ArrayBlockingQueue<>(1);
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable Thread reader;
  private volatile @Nullable Thread writer;

  SerialWire(
      Path path,
      SerialLine line,
      PortDoctor doctor,
      Listener listener,
      Consumer<SerialWire> onEnd) {
    this.path = path;
    this.line = line;
    this.doctor = doctor;
    this.listener = listener;
    this.onEnd = onEnd;
  }

  /**
   * Starts the threads.
   *
   * @param closing earlier openings of the same port, which are waited for
   */
  void start(List<SerialWire> closing) {
    reader = thread("serial-read-", () -> run(closing));
  }

  boolean isClosing(Path port) {
    return path.equals(port) && ended.get();
  }

  @Override
  public void write(byte[] chunk, Runnable written) {
    outgoing.offer(new Outgoing(chunk, written)); // one at a time: there is always room
  }

  @Override
  public void taken(int bytes) {
    room.release(bytes);
  }

  @Override
  public void close() {
    ended.set(true);
    room.release(UNTAKEN_MAX);
    Thread writing = writer;
    if (writing != null) {
      writing.interrupt();
    }
  }

  /** What a serial driver has taken is on the line within milliseconds. */
  @Override
  public boolean holdsBytesLong() {
    return false;
  }

  private void run(List<SerialWire> closing) {
    try {
      for (SerialWire earlier : closing) {
        earlier.awaitClosed();
      }
      SerialPort port = open();
      try {
        serve(port);
      } finally {
        port.closePort();
      }
    } catch (FaultException e) {
      listener.failed(e.fault());
    } catch (InterruptedException e) {
      ended.set(true); // nobody interrupts this thread; were it so, its end was wanted
    } finally {
      close();
      onEnd.accept(this);
    }
  }

  private void awaitClosed() throws InterruptedException {
    Thread reading = reader;
    if (reading != null) {
      reading.join(CLOSE_LIMIT_MILLIS);
    }
  }

  private SerialPort open() {
    try {
      Path real = doctor.ready(path);
      SerialPort port = SerialPort.getCommPort(real.toString());
      port.setComPortParameters(line.baud(), DATA_BITS, stopBits(), parity());
      port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
      port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_LIMIT_MILLIS, 0);
      port.flushIOBuffers(); // before opening: makes opening flush what others left behind
      if (!port.openPort()) {
        throw new FaultException(doctor.refused(path, real, port.getLastErrorCode()));
      }
      return port;
    } catch (IOException e) {
      throw new FaultException(doctor.failed(path, e.toString()));
    } catch (LinkageError e) {
      throw new FaultException(
          LinkFault.NO_SERIAL_LIBRARY.because(
              "the native serial library could not be loaded (jSerialComm.library.path is "
                  + System.getProperty("jSerialComm.library.path", "not set")
                  + "): "
                  + e.getMessage()));
    }
  }

  private void serve(SerialPort port) {
    writer = thread("serial-write-", () -> writeAll(port));
    listener.opened(this);
    byte[] buffer = new byte[READ_MAX];
    while (!ended.get()) {
      int count = port.readBytes(buffer, buffer.length);
      if (count < 0) {
        lost(doctor.lost(path));
      } else if (count > 0) {
        hand(Arrays.copyOf(buffer, count));
      }
    }
  }

  private void hand(byte[] bytes) {
    room.acquireUninterruptibly(bytes.length);
    if (!ended.get()) {
      listener.received(bytes);
    }
  }

  private void writeAll(SerialPort port) {
    try {
      while (!ended.get()) {
        Outgoing next = outgoing.take();
        if (writeAll(port, next.bytes)) {
          next.written.run();
        } else {
          lost(doctor.lost(path));
        }
      }
    } catch (InterruptedException e) {
      ended.set(true); // close() interrupts
    }
  }

  private boolean writeAll(SerialPort port, byte[] bytes) {
    int done = 0;
    while (done < bytes.length && !ended.get()) {
      int count = port.writeBytes(bytes, bytes.length - done, done);
      if (count <= 0) {
        return false;
      }
      done += count;
    }
    return done == bytes.length;
  }

  private void lost(Fault cause) {
    if (ended.compareAndSet(false, true)) {
      listener.lost(cause);
    }
  }

  private Thread thread(String prefix, Runnable work) {
    return Thread.ofPlatform().daemon().name(prefix + path.getFileName()).start(work);
  }

  private int stopBits() {
    return line.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
  }

  private int parity() {
    return switch (line.parity()) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }

  /** What the writer has to send, and whom it tells. */
  private static final class Outgoing {
    private final byte[] bytes;
    private final Runnable written;

    Outgoing(byte[] bytes, Runnable written) {
      this.bytes = bytes;
      this.written = written;
    }
  }
}
