package io.lintel.driver.simulator;

import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is inside of a device without a bolt: pure, and the same whatever ails the device. */
sealed interface Works permits EncoderWorks, NoiseWorks, ReaderWorks, ThermostatWorks {

  /** How it goes about an order whose permit allows it now. Asked again after each change. */
  Doing begin(Deed deed, UUID orderId);

  /** Ends what {@link Doing.Take} began. */
  default Doing.Answer finish(Deed deed, UUID orderId, boolean permitted) {
    return unfit();
  }

  /** What someone or something does to it. */
  Heard happened(Happening what);

  /** Why that cannot happen to it, and what to do instead; empty when it can. */
  default Optional<String> objection(Happening what) {
    return Optional.empty();
  }

  /** What it tells when it begins to speak, or speaks again. */
  default List<Report> greeting() {
    return List.of();
  }

  /** As configured. */
  Works reset();

  /** What it was about to do breaks off. */
  default Works cutOff() {
    return this;
  }

  /** Why an order does not reach it while it is offline. */
  default Reason unreachable() {
    return Reason.DEVICE_DISCONNECTED;
  }

  /** The next state, and what it tells. */
  record Heard(Works then, List<Report> reports) {}

  /** How a device goes about an order. */
  sealed interface Doing {

    /** Done or refused at once. */
    record Answer(Works then, List<Report> reports, Outcome outcome) implements Doing {}

    /** It takes a while; then it is finished. */
    record Take(Works meanwhile, Duration duration) implements Doing {}

    /** It waits for something to happen, until the permit ends. */
    record Wait(Outcome inVain) implements Doing {}
  }

  default Doing.Answer done(Works then, List<Report> reports) {
    return new Doing.Answer(then, reports, Outcome.confirmed());
  }

  default Doing.Answer refused(Reason reason, Fault fault) {
    return new Doing.Answer(this, List.of(), new Outcome.Refused(reason, fault));
  }

  /** The order asks for something that such a device does not have. */
  default Doing.Answer unfit() {
    return refused(Reason.DEVICE_NOT_SUPPORTED, SimulatorFaults.notOfThisKind());
  }
}
