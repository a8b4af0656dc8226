package io.lintel.gateway.climate;

/**
 * A temperature, as it was said: what was given in one unit keeps its number in that unit.
 *
 * @param celsius °C
 * @param fahrenheit °F
 */
record Temperature(double celsius, double fahrenheit) {

  static Temperature ofCelsius(double celsius) {
    return new Temperature(celsius, rounded(toFahrenheit(celsius)));
  }

  static Temperature ofFahrenheit(double fahrenheit) {
    return new Temperature(rounded(toCelsius(fahrenheit)), fahrenheit);
  }

  /** A difference of temperatures, in °F. */
  static double fahrenheitDelta(double celsiusDelta) {
    return rounded(celsiusDelta * 1.8);
  }

  static double toFahrenheit(double celsius) {
    return celsius * 1.8 + 32;
  }

  private static double toCelsius(double fahrenheit) {
    return (fahrenheit - 32) / 1.8;
  }

  /** To 1/1000 degree: no thermostat tells less apart, and 21.1 stays 21.1. */
  private static double rounded(double degrees) {
    return Math.round(degrees * 1_000) / 1_000.0;
  }
}
