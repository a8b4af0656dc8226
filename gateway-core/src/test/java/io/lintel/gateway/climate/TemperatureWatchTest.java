package io.lintel.gateway.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.climate.TemperatureWatch.News;
import io.lintel.spi.Thermostat.HvacMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemperatureWatchTest {

  private final TemperatureLimits limits =
      new TemperatureLimits(
          Optional.of(Temperature.ofCelsius(5)), Optional.of(Temperature.ofCelsius(30)));
  private TemperatureWatch watch = TemperatureWatch.begin();
  private Shown shown = Shown.nothing();
  private final List<String> told = new ArrayList<>();

  @Test
  void a_change_is_told_when_it_has_come_to_a_degree() {
    feel(20, 20.5, 20.9, 21.0, 21.9, 20.0, 20.0);
    assertEquals(List.of("Changed", "Changed"), told);
  }

  @Test
  void a_limit_is_told_once_on_each_side() {
    feel(29.5, 30, 30.1, 30.3, 29.9, 30.05, 29.7, 30.2);
    assertEquals(List.of("LimitExceeded", "LimitKept", "LimitExceeded"), told);
  }

  @Test
  void the_lower_limit_counts_too() {
    feel(5, 4.9, 5.1, 5.3);
    assertEquals(List.of("LimitExceeded", "LimitKept"), told);
  }

  @Test
  void a_set_point_is_reached_once_after_each_setting_and_within_a_degree() {
    shown = Shown.as(settings(HvacMode.HEAT));
    feel(21);
    assertEquals(List.of(), told, "nothing was set");
    watch = watch.reach();
    feel(19.9, 20.1, 21);
    assertEquals(List.of("Changed", "ReachedSetPoint", "Changed"), told);
    watch = watch.reach();
    feel(21);
    assertEquals(4, told.size());
  }

  @Test
  void only_the_set_point_of_the_mode_counts() {
    watch = watch.reach();
    shown = Shown.as(settings(HvacMode.COOL));
    feel(21);
    shown = Shown.as(settings(HvacMode.OFF));
    feel(21);
    assertEquals(List.of(), told);
    shown = Shown.as(settings(HvacMode.HEAT_COOL));
    feel(21);
    assertEquals(List.of("ReachedSetPoint"), told);
  }

  private void feel(double... readings) {
    for (double celsius : readings) {
      var step = watch.feel(celsius, limits, shown);
      watch = step.next();
      step.news().stream().map(News::getClass).map(Class::getSimpleName).forEach(told::add);
    }
  }

  private static Settings settings(HvacMode mode) {
    return new Settings(
        Optional.of(mode),
        Optional.empty(),
        Optional.of(Temperature.ofCelsius(21)),
        Optional.of(Temperature.ofCelsius(26)));
  }
}
