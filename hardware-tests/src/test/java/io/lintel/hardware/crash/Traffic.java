package io.lintel.hardware.crash;

import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.GatewayFile;
import io.lintel.hardware.rig.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Commands that flow while the daemon dies and comes back: each door is asked to unlock and lock in
 * turn, now and then a known command is sent again.
 */
final class Traffic implements AutoCloseable {
  private static final long PAUSE_MILLIS = 25;
  private static final int REPEAT_ONE_IN = 10;
  private static final Duration END_LIMIT = Duration.ofSeconds(60);

  private final Platform platform;
  private final int doors;
  private final Random random;
  private final List<Command> sent = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Begins to send.
   *
   * @param doors numbers 1 to this
   */
  Traffic(Platform platform, int doors, long seed) {
    this.platform = platform;
    this.doors = doors;
    this.random = new Random(seed);
    this.thread = Thread.ofPlatform().name("traffic").start(this::flow);
  }

  /** Sends no more; every command that the broker took. */
  List<Command> stop() {
    close();
    return List.copyOf(sent);
  }

  @Override
  public void close() {
    end.countDown();
    try {
      thread.join(END_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void flow() {
    List<Optional<Command>> last = new ArrayList<>();
    for (int door = 0; door < doors; door++) {
      last.add(Optional.empty());
    }
    int turn = 0;
    while (!ended()) {
      int door = turn++ % doors;
      if (last.get(door).map(this::answered).orElse(true)) {
        Command next = next(last.get(door), GatewayFile.deviceId(door + 1));
        send(next);
        last.set(door, Optional.of(next));
      }
    }
  }

  private void send(Command command) {
    if (platform.offer(platform.outgoing(command))) {
      sent.add(command);
    }
    if (random.nextInt(REPEAT_ONE_IN) == 0 && !sent.isEmpty()) {
      platform.offer(platform.outgoing(sent.get(random.nextInt(sent.size()))));
    }
  }

  private boolean answered(Command command) {
    return platform.received().attempt(command.id()).stream()
        .anyMatch(envelope -> !Platform.status(envelope).equals("pending"));
  }

  private static Command next(Optional<Command> last, String deviceId) {
    boolean unlocked = last.map(Command::actionType).filter("UNLOCK_DOOR"::equals).isPresent();
    return unlocked ? Command.lock(deviceId) : Command.unlock(deviceId);
  }

  private boolean ended() {
    try {
      return end.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
