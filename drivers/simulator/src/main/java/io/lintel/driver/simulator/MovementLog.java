package io.lintel.driver.simulator;

import io.lintel.spi.Fault;
import io.lintel.spi.Host;
import io.lintel.spi.Report.LockState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Writes movements down, off the loop and one piece of work at a time; used on the loop alone. A
 * movement begins with its line, so the permit is asked right before each.
 */
final class MovementLog {

  private static final Duration READ_AGAIN = Duration.ofSeconds(5);

  private final Host host;
  private final MovementFile file;
  private final Map<UUID, LockState> bolts = new HashMap<>();

  /** At most one per door: a door moves once at a time. */
  private final List<Request> waiting = new ArrayList<>();

  private boolean loaded;
  private boolean busy;
  private boolean inTrouble;

  /** Asked by the writing thread. */
  private volatile boolean stopped;

  MovementLog(Host host) {
    this.host = host;
    this.file = new MovementFile(host.dataFolder().resolve("movements.jsonl"));
  }

  /** Whether a bolt has begun to move. */
  sealed interface Beginning {

    record Begun() implements Beginning {}

    record TooLate() implements Beginning {}

    record NotWritten(Fault fault) implements Beginning {}
  }

  /** Reads where the bolts are; goes on trying until it can. */
  void load(Runnable then) {
    host.loop()
        .blocking(
            file::load,
            found -> {
              bolts.putAll(found);
              loaded = true;
              well();
              then.run();
            },
            failure -> {
              trouble(SimulatorFaults.movementsNotRead(failure));
              host.time().after(READ_AGAIN, () -> load(then));
            });
  }

  /** Where the bolt is; a door that never moved is locked. Empty while that is not known. */
  Optional<LockState> bolt(UUID deviceId) {
    return loaded ? Optional.of(bolts.getOrDefault(deviceId, LockState.LOCKED)) : Optional.empty();
  }

  void begin(UUID deviceId, Motion motion, Consumer<Beginning> answer) {
    waiting.add(new Request(deviceId, motion, answer));
    writeNext();
  }

  /** From here on no bolt begins to move. */
  void stop() {
    stopped = true;
  }

  private void writeNext() {
    if (busy || waiting.isEmpty()) {
      return;
    }
    busy = true;
    List<Request> batch = List.copyOf(waiting);
    waiting.clear();
    host.loop()
        .blocking(
            write(batch), answers -> written(batch, answers), failure -> failed(batch, failure));
  }

  private Callable<List<Beginning>> write(List<Request> batch) {
    return () -> batch.stream().map(this::write).toList();
  }

  /** Not on the loop. */
  private Beginning write(Request request) {
    Motion motion = request.motion();
    if (stopped || !motion.permit().allows(host.time().nanos())) {
      return new Beginning.TooLate();
    }
    if (!motion.moves()) {
      return new Beginning.Begun();
    }
    try {
      file.append(Movement.of(request.deviceId(), motion, host.time().wall()).toLine());
      return new Beginning.Begun();
    } catch (IOException e) {
      return new Beginning.NotWritten(SimulatorFaults.movementNotWritten(e));
    }
  }

  private void written(List<Request> batch, List<Beginning> answers) {
    busy = false;
    for (int i = 0; i < batch.size(); i++) {
      tell(batch.get(i), answers.get(i));
    }
    writeNext();
  }

  private void failed(List<Request> batch, Exception failure) {
    busy = false;
    var answer = new Beginning.NotWritten(SimulatorFaults.movementNotWritten(failure));
    batch.forEach(request -> tell(request, answer));
    writeNext();
  }

  private void tell(Request request, Beginning answer) {
    switch (answer) {
      case Beginning.Begun() -> begun(request);
      case Beginning.TooLate() -> {}
      case Beginning.NotWritten(Fault fault) -> trouble(fault);
    }
    request.answer().accept(answer);
  }

  private void begun(Request request) {
    well();
    bolts.put(request.deviceId(), request.motion().goal());
  }

  private void trouble(Fault fault) {
    if (!inTrouble) {
      inTrouble = true;
      host.reports().driverTrouble(fault);
    }
  }

  private void well() {
    if (inTrouble) {
      inTrouble = false;
      host.reports().driverWell();
    }
  }

  private record Request(UUID deviceId, Motion motion, Consumer<Beginning> answer) {}
}
