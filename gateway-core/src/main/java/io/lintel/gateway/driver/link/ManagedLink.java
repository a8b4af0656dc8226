package io.lintel.gateway.driver.link;

import io.lintel.gateway.driver.link.LinkMachine.Effect;
import io.lintel.gateway.driver.link.LinkMachine.Input;
import io.lintel.gateway.driver.link.LinkMachine.Phase;
import io.lintel.gateway.model.LinkFault;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import io.lintel.spi.ByteLink;
import io.lintel.spi.Fault;
import io.lintel.spi.LinkListener;
import io.lintel.spi.Permit;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Carries out a link machine. Lives on the driver's loop; {@link #cut} comes from any thread. */
final class ManagedLink implements ByteLink {

  private final String address;
  private final Wire.Opener opener;
  private final Loop loop;
  private final Time time;
  private final LinkListener listener;
  private final WriteQueue queue = new WriteQueue();
  private LinkMachine machine = LinkMachine.AT_FIRST;
  private volatile @Nullable Wire wire;
  private volatile boolean cut;
  private boolean writing;
  private long receivedBytes;

  ManagedLink(String address, Wire.Opener opener, Loop loop, Time time, LinkListener listener) {
    this.address = address;
    this.opener = opener;
    this.loop = loop;
    this.time = time;
    this.listener = listener;
  }

  void begin() {
    on(new Input.Due(machine.round()));
  }

  @Override
  public boolean write(ByteBuffer bytes, Permit permit) {
    boolean queued = isUp() && permit.allows(time.bootNanos()) && queue.add(bytes, permit);
    if (queued) {
      pump();
    }
    return queued;
  }

  @Override
  public boolean isUp() {
    return machine.phase() == Phase.UP && !cut;
  }

  @Override
  public void reopen() {
    on(new Input.Reopen());
  }

  @Override
  public void close() {
    on(new Input.Close());
  }

  /** Closes at once and for good, also while the loop hangs. */
  void cut() {
    cut = true;
    Wire open = wire;
    if (open != null) {
      open.close();
    }
  }

  private void on(Input input) {
    if (cut) {
      return;
    }
    LinkMachine.Step step = machine.on(input);
    machine = step.next();
    step.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Open(int round) -> opener.open(new Opening(round));
      case Effect.Wait(int round, Duration delay) -> later(delay, new Input.Due(round));
      case Effect.SayWhenLasted(int round, Duration delay) -> later(delay, new Input.Lasted(round));
      case Effect.TellUp() -> listener.up();
      case Effect.TellDown(Fault cause) -> listener.down(cause);
      case Effect.Drop() -> drop();
    }
  }

  private void later(Duration delay, Input input) {
    time.after(delay, loop, () -> on(input));
  }

  private void drop() {
    Wire open = wire;
    wire = null;
    queue.clear();
    writing = false;
    if (open != null) {
      open.close();
    }
  }

  private void pump() {
    Wire open = wire;
    if (writing || cut || open == null) {
      return;
    }
    queue.next(time.bootNanos()).ifPresent(chunk -> send(open, chunk));
  }

  private void send(Wire open, WriteQueue.Chunk chunk) {
    writing = true;
    int round = machine.round();
    long notAfterNanos = chunk.permit().notAfterNanos();
    if (open.holdsBytesLong() && notAfterNanos != Permit.unlimited().notAfterNanos()) {
      expectAnswer(round, notAfterNanos - time.bootNanos());
    }
    open.write(chunk.bytes().array(), () -> loop.execute(() -> written(round)));
  }

  private void written(int round) {
    if (round == machine.round()) {
      writing = false;
      pump();
    }
  }

  /**
   * The system goes on sending bytes that it has taken, for minutes, when the other side does not
   * confirm them. An order must not arrive that late: when nothing at all is heard until its time
   * is over, the connection is dropped and its bytes with it.
   */
  private void expectAnswer(int round, long leftNanos) {
    long heardBefore = receivedBytes;
    Runnable check =
        () -> {
          if (receivedBytes == heardBefore) {
            on(new Input.Lost(round, unanswered()));
          }
        };
    time.after(Duration.ofNanos(Math.max(0, leftNanos)), loop, check);
  }

  private Fault unanswered() {
    return LinkFault.UNANSWERED.because(
        address + " said nothing until an order's time was over; the connection was dropped");
  }

  /** One opening; news of an earlier one, or of a link that is closed, change nothing. */
  private final class Opening implements Wire.Listener {

    private final int round;

    Opening(int round) {
      this.round = round;
    }

    @Override
    public void opened(Wire fresh) {
      loop.execute(() -> adopt(fresh));
      if (cut) {
        fresh.close(); // the loop may have ended, and then nobody adopts it
      }
    }

    @Override
    public void failed(Fault cause) {
      loop.execute(() -> on(new Input.Failed(round, cause)));
    }

    @Override
    public void received(byte[] bytes) {
      loop.execute(() -> deliver(bytes));
    }

    @Override
    public void lost(Fault cause) {
      loop.execute(() -> on(new Input.Lost(round, cause)));
    }

    private void adopt(Wire fresh) {
      if (round != machine.round() || machine.phase() != Phase.OPENING || cut) {
        fresh.close();
        return;
      }
      wire = fresh;
      on(new Input.Opened(round));
      if (cut) {
        fresh.close(); // cut() may have come between the two looks at it
      }
    }

    private void deliver(byte[] bytes) {
      Wire open = wire;
      if (round != machine.round() || !isUp() || open == null) {
        return;
      }
      receivedBytes += bytes.length;
      open.taken(bytes.length);
      listener.received(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    }
  }
}
