package io.lintel.hardware.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * One line of the table.
 *
 * @param floor the raw figure of the same run, or empty
 * @param goal in words, or empty
 * @param met yes, no, or empty where nothing was promised
 */
record Figure(String name, String measured, String floor, String goal, String met) {

  static Figure of(String name, String measured, String floor) {
    return new Figure(name, measured, floor, "", "");
  }

  static Figure of(
      String name, double value, String unit, String floor, String goal, DoublePredicate met) {
    return new Figure(
        name, number(value) + " " + unit, floor, goal, met.test(value) ? "yes" : "NO");
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
  }

  static String table(List<Figure> figures) {
    StringBuilder table = new StringBuilder();
    figures.forEach(
        figure ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-58s %18s  %-46s %-34s %s%n",
                    figure.name,
                    figure.measured,
                    figure.floor.isEmpty() ? "" : "floor " + figure.floor,
                    figure.goal.isEmpty() ? "" : "goal " + figure.goal,
                    figure.met)));
    return table.toString();
  }
}
