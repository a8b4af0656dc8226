package io.lintel.gateway.driver;

import io.lintel.gateway.driver.job.Admission;
import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator;
import io.lintel.gateway.driver.job.OperatorConsole;
import io.lintel.gateway.model.HostFault;
import io.lintel.gateway.time.Time;
import io.lintel.spi.Driver;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Maintenance;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The jobs of one run. Each ends, at the latest with the run. Safe from any thread. */
final class RunJobs {

  private static final int MAX = 4;

  private final DriverLoop loop;
  private final Time time;
  private final Runnable requireLoop;
  private final Set<OperatorConsole> open = new HashSet<>();
  private Optional<Fault> closed = Optional.empty();

  /**
   * What is to be done.
   *
   * @param limit after which it is cancelled
   */
  record Work(String verb, Duration limit, Settings arguments) {}

  /**
   * For one run.
   *
   * @param requireLoop throws when the caller is not on the loop
   */
  RunJobs(DriverLoop loop, Time time, Runnable requireLoop) {
    this.loop = loop;
    this.time = time;
    this.requireLoop = requireLoop;
  }

  /**
   * Has the driver begin a job.
   *
   * @throws FaultException when too many are under way, or the run has ended
   */
  Operation begin(
      Work work, Supplier<Optional<Driver>> driver, Admission admission, Operator operator) {
    var console =
        new OperatorConsole(loop::post, time, operator, admission, requireLoop, this::ended);
    add(console);
    loop.post(() -> begin(work, driver.get(), console));
    return console;
  }

  /** Tells every operator that the run has ended. */
  void close(Fault because) {
    Set<OperatorConsole> left;
    synchronized (this) {
      closed = Optional.of(because);
      left = Set.copyOf(open);
    }
    left.forEach(console -> console.cutOff(because));
  }

  private void begin(Work work, Optional<Driver> driver, OperatorConsole console) {
    if (!(driver.orElse(null) instanceof Maintenance maintenance)) {
      console.failed(
          HostFault.NO_SUCH_VERB.because("the driver declares this and offers no such work"));
      return;
    }
    try {
      console.begun(maintenance.begin(work.verb(), work.arguments(), console), work.limit());
    } catch (FaultException e) {
      console.failed(e.fault());
    }
  }

  private synchronized void add(OperatorConsole console) {
    if (closed.isPresent()) {
      throw new FaultException(closed.get());
    }
    if (open.size() >= MAX) {
      throw new FaultException(
          HostFault.TOO_MANY_JOBS.because(
              MAX + " jobs of this driver are under way: wait for one, or cancel it"));
    }
    open.add(console);
  }

  private synchronized void ended(OperatorConsole console) {
    open.remove(console);
  }
}
