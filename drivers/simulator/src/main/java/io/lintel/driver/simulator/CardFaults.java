package io.lintel.driver.simulator;

import io.lintel.spi.Fault;

/** Why a simulated encoder does not do as asked. All codes begin with {@code simulator.}. */
final class CardFaults {

  private CardFaults() {}

  static Fault noCard() {
    return Fault.retry(
        "simulator.no_card",
        "no card was laid on the simulated encoder in time: send \"do\":\"present_card\" to its"
            + " control socket");
  }

  static Fault incompatible() {
    return Fault.repair(
        "simulator.card_format",
        "the card on the simulated encoder cannot be written, or is too small: lay a blank one"
            + " on it");
  }

  static Fault interrupted() {
    return Fault.retry(
        "simulator.write_interrupted",
        "the card was taken away, or the time was over, while it was written: it holds nothing"
            + " now, encode it again");
  }
}
