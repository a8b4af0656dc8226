package io.lintel.driver.zwave.serial;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.ByteLink;
import io.lintel.spi.Fault;
import io.lintel.spi.LinkListener;
import io.lintel.spi.Links;
import io.lintel.spi.Permit;
import io.lintel.spi.SerialLine;
import io.lintel.spi.Time;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The line to the stick: does what {@link SerialMachine} decides, and keeps what waits for its
 * turn. Runs on the driver's loop alone; {@link #close} is safe to call twice.
 */
public final class StickLine {
  /** 115200 8N1 without flow control; USB sticks ignore it. */
  private static final SerialLine LINE = SerialLine.of(115_200);

  private static final int QUEUE_LIMIT = 64;

  /** Then an order goes first: who has many replies sent shall not lock a door that way. */
  private static final int REPLIES_IN_A_ROW = 4;

  /** Who hears of the line. */
  public interface Listener {
    void lineUp();

    /** Every command under way or waiting ends next. */
    void lineDown(Fault cause);

    /** The stick told something that no command waits for. */
    void told(Frame frame);

    /** A command ended in a way that speaks of a stick in trouble. */
    void stickSilent(SerialResult how);
  }

  /** What goes first. */
  public enum Priority {
    /** What a node waits for within milliseconds, as a nonce. */
    REPLY,
    ORDER,
    BACKGROUND
  }

  /** A command's place in the queue. */
  public static final class Ticket {
    private final Permit permit;
    private final boolean keepsRadioBusy;
    private final Supplier<Optional<SerialCommand>> making;
    private final Consumer<SerialResult> done;

    /** Absent until it is made. */
    private @Nullable SerialCommand command;

    private Ticket(
        Permit permit,
        boolean keepsRadioBusy,
        Supplier<Optional<SerialCommand>> making,
        Consumer<SerialResult> done) {
      this.permit = permit;
      this.keepsRadioBusy = keepsRadioBusy;
      this.making = making;
      this.done = done;
    }
  }

  private final Permit whileNoOrderWaits = new WhileNoOrderWaits();
  private final Time time;
  private final Listener listener;
  private final FrameParser parser = new FrameParser();
  private final Deque<Ticket> replies = new ArrayDeque<>();
  private final Deque<Ticket> orders = new ArrayDeque<>();
  private final Deque<Ticket> background = new ArrayDeque<>();
  private final List<Ticket> underWay = new ArrayList<>();
  private final Deque<SerialInput> inputs = new ArrayDeque<>();
  private SerialState state = SerialState.QUIET;
  private int repliesInARow;
  private boolean pumping;
  private @Nullable ByteLink link;

  public StickLine(Time time, Listener listener) {
    this.time = time;
    this.listener = listener;
  }

  /** Called once. */
  public void open(Links links, String address) {
    link = links.open(address, LINE, new FromLink());
  }

  public void close() {
    if (link != null) {
      link.close();
      link = null;
    }
    drop();
  }

  /** Drops the connection and opens it again. What is under way or waiting ends first. */
  public void reopen() {
    drop();
    if (link != null) {
      link.reopen();
    }
  }

  /** Queues a command. {@code done} is called exactly once, perhaps before this returns. */
  public Ticket submit(SerialCommand command, Priority priority, Consumer<SerialResult> done) {
    boolean keepsRadioBusy = command.expects().keepsRadioBusy();
    var ticket = new Ticket(command.permit(), keepsRadioBusy, () -> Optional.of(command), done);
    submit(ticket, priority);
    return ticket;
  }

  /**
   * Queues a command that keeps the radio busy and is made when its turn comes, right before it is
   * written. It ends with its permit, also unmade, or when there is nothing left to make.
   */
  public Ticket submitLate(
      Permit permit,
      Supplier<Optional<SerialCommand>> making,
      Priority priority,
      Consumer<SerialResult> done) {
    var ticket = new Ticket(permit, true, making, done);
    submit(ticket, priority);
    return ticket;
  }

  /** Takes a command back. False when it was begun before; then it ends by itself. */
  public boolean withdraw(Ticket ticket) {
    return replies.remove(ticket) || orders.remove(ticket) || background.remove(ticket);
  }

  /** Ends everything under way or waiting, as when the stick restarted by itself. */
  public void drop() {
    enter(new SerialInput.LinkDown());
    refuse(replies);
    refuse(orders);
    refuse(background);
  }

  /** For questions that are to make way: ended as long as an order or a reply waits. */
  public Permit whileNoOrderWaits() {
    return whileNoOrderWaits;
  }

  /** See {@link FrameParser#allowDirtyAck}. */
  public void allowDirtyAck() {
    parser.allowDirtyAck();
  }

  /** Bytes, frames and replies that meant nothing, since the start. */
  public long strays() {
    return parser.junk() + parser.abandoned() + state.strays();
  }

  private void submit(Ticket ticket, Priority priority) {
    Deque<Ticket> queue = queue(priority);
    if (link == null || !link.isUp()) {
      ticket.done.accept(new SerialResult.NeverLeft(SerialResult.Cause.LINK_DOWN));
    } else if (queue.size() >= QUEUE_LIMIT) {
      ticket.done.accept(new SerialResult.NeverLeft(SerialResult.Cause.QUEUE_FULL));
    } else {
      queue.add(ticket);
      pump();
    }
  }

  private void refuse(Deque<Ticket> queue) {
    for (Ticket t = queue.poll(); t != null; t = queue.poll()) {
      t.done.accept(new SerialResult.NeverLeft(SerialResult.Cause.LINK_DOWN));
    }
  }

  private void enter(SerialInput input) {
    inputs.add(input);
    pump();
  }

  /** One at a time: what an effect causes waits until the effects before it are done. */
  private void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      while (advance()) {}
    } finally {
      pumping = false;
    }
  }

  private boolean advance() {
    SerialInput input = inputs.poll();
    if (input != null) {
      perform(SerialMachine.on(state, input, time.nanos()));
      return true;
    }
    Deque<Ticket> queue = nextQueue();
    Ticket next = queue.peek();
    if (next == null || !state.accepts(next.keepsRadioBusy)) {
      return false;
    }
    queue.remove();
    repliesInARow = isReply(queue) ? repliesInARow + 1 : 0;
    make(next).ifPresentOrElse(command -> begin(next, command), () -> refuse(next));
    return true;
  }

  private Optional<SerialCommand> make(Ticket next) {
    return next.permit.allows(time.nanos()) ? next.making.get() : Optional.empty();
  }

  private void begin(Ticket ticket, SerialCommand command) {
    ticket.command = command;
    underWay.add(ticket);
    perform(SerialMachine.submit(state, command, time.nanos()));
  }

  private static void refuse(Ticket unmade) {
    unmade.done.accept(new SerialResult.NeverLeft(SerialResult.Cause.PERMIT_ENDED));
  }

  private Deque<Ticket> nextQueue() {
    boolean ordersTurn = repliesInARow >= REPLIES_IN_A_ROW && !orders.isEmpty();
    if (!replies.isEmpty() && !ordersTurn) {
      return replies;
    }
    return orders.isEmpty() ? background : orders;
  }

  @SuppressWarnings("ReferenceEquality") // the queues are three objects, equal while empty
  private boolean isReply(Deque<Ticket> queue) {
    return queue == replies;
  }

  private Deque<Ticket> queue(Priority priority) {
    return switch (priority) {
      case REPLY -> replies;
      case ORDER -> orders;
      case BACKGROUND -> background;
    };
  }

  private void perform(SerialStep step) {
    state = step.state();
    step.effects().forEach(this::perform);
  }

  private void perform(SerialEffect effect) {
    switch (effect) {
      case SerialEffect.Transmit(Octets bytes, Permit permit) -> transmit(bytes, permit);
      case SerialEffect.Acknowledge(Octets bytes) -> write(bytes, Permit.unlimited());
      case SerialEffect.WakeAfter(long round, int delayMillis) ->
          time.after(Duration.ofMillis(delayMillis), () -> enter(new SerialInput.Woke(round)));
      case SerialEffect.Ended(SerialCommand command, SerialResult result) -> ended(command, result);
      case SerialEffect.Told(Frame frame) -> listener.told(frame);
    }
  }

  private void transmit(Octets bytes, Permit permit) {
    if (!write(bytes, permit)) {
      inputs.add(new SerialInput.Unwritten());
    }
  }

  private boolean write(Octets bytes, Permit permit) {
    return link != null && link.write(bytes.buffer(), permit);
  }

  private void ended(SerialCommand command, SerialResult result) {
    take(command).ifPresent(ticket -> ticket.done.accept(result));
    if (result.isStickSilent()) {
      listener.stickSilent(result);
    }
  }

  /** At most two are under way. The line's own aborts have no ticket. */
  private Optional<Ticket> take(SerialCommand command) {
    Optional<Ticket> found = underWay.stream().filter(t -> isSame(t.command, command)).findFirst();
    found.ifPresent(underWay::remove);
    return found;
  }

  /** By identity: two equal commands are two commands. */
  @SuppressWarnings("ReferenceEquality") // the machine hands back the very object it was given
  private static boolean isSame(@Nullable SerialCommand one, SerialCommand other) {
    return one == other;
  }

  private final class WhileNoOrderWaits implements Permit {
    @Override
    public long notAfterNanos() {
      return Long.MAX_VALUE;
    }

    @Override
    public boolean cancelled() {
      return !replies.isEmpty() || !orders.isEmpty();
    }

    @Override
    public boolean allows(long nowNanos) {
      return !cancelled();
    }
  }

  private final class FromLink implements LinkListener {
    @Override
    public void up() {
      parser.reset();
      write(Received.Nak.OCTETS, Permit.unlimited());
      listener.lineUp();
    }

    @Override
    public void received(ByteBuffer bytes) {
      for (Received received : parser.feed(bytes, time.nanos())) {
        enter(new SerialInput.Heard(received));
      }
    }

    @Override
    public void down(Fault cause) {
      listener.lineDown(cause);
      drop();
    }
  }
}
