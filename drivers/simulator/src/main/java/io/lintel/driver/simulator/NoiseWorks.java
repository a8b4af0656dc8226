package io.lintel.driver.simulator;

import io.lintel.spi.Report;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * A noise sensor.
 *
 * @param last what it heard last; empty while it has heard nothing
 */
record NoiseWorks(Optional<Report.Sound> last) implements Works {

  @Override
  public Doing begin(Deed deed, UUID orderId) {
    return unfit();
  }

  @Override
  public Heard happened(Happening what) {
    if (!(what instanceof Happening.Reading(double decibels, OptionalDouble nrs))) {
      return new Heard(this, List.of());
    }
    var then = new NoiseWorks(Optional.of(new Report.Sound(decibels, nrs)));
    return new Heard(then, then.greeting());
  }

  @Override
  public Optional<String> objection(Happening what) {
    return what instanceof Happening.Reading(double decibels, OptionalDouble nrs)
            && !(isWithin(decibels, 200) && isWithin(nrs.orElse(0), 100))
        ? Optional.of("\"value\" must be 0 to 200 (dB) and \"nrs\" 0 to 100")
        : Optional.empty();
  }

  @Override
  public List<Report> greeting() {
    return last.<List<Report>>map(List::of).orElse(List.of());
  }

  @Override
  public Works reset() {
    return new NoiseWorks(Optional.empty());
  }

  private static boolean isWithin(double value, double max) {
    return value >= 0 && value <= max;
  }
}
