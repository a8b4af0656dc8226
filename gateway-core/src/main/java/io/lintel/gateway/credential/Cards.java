package io.lintel.gateway.credential;

import io.lintel.gateway.action.Workshop;
import io.lintel.spi.Encoder;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Orders to encoders, each with the card that was read for it: the reading comes as an observation
 * before the outcome. On the loop alone.
 */
final class Cards {

  private final Workshop workshop;

  /** What was last read at each device since its exchange began. */
  private final Map<UUID, Report.CardRead> read = new HashMap<>();

  Cards(Workshop workshop) {
    this.workshop = workshop;
  }

  void scan(UUID device, Duration within, BiConsumer<Outcome, Optional<Report.CardRead>> then) {
    read.remove(device);
    workshop.order(
        device,
        Encoder.class,
        (encoder, order) -> encoder.scan(order),
        within,
        outcome -> then.accept(outcome, taken(device)));
  }

  void encode(
      UUID device,
      Secret message,
      Duration within,
      BiConsumer<Outcome, Optional<Report.CardRead>> then) {
    read.remove(device);
    workshop.order(
        device,
        Encoder.class,
        (encoder, order) -> encoder.encode(order, message),
        within,
        outcome -> then.accept(outcome, taken(device)));
  }

  void saw(UUID device, Report.CardRead card) {
    read.put(device, card);
  }

  private Optional<Report.CardRead> taken(UUID device) {
    return Optional.ofNullable(read.remove(device));
  }
}
