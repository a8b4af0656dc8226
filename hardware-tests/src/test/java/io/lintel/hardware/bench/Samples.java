package io.lintel.hardware.bench;

import java.util.List;

/** Durations in milliseconds, sorted. */
public record Samples(List<Double> sortedMillis) {

  public static Samples ofNanos(List<Long> nanos) {
    return new Samples(nanos.stream().map(n -> n / 1e6).sorted().toList());
  }

  public int count() {
    return sortedMillis.size();
  }

  /** The value that a share of them does not exceed; NaN for none. */
  public double quantile(double share) {
    if (sortedMillis.isEmpty()) {
      return Double.NaN;
    }
    int index = (int) Math.ceil(share * sortedMillis.size()) - 1;
    return sortedMillis.get(Math.max(0, index));
  }

  public String shown() {
    return "p50 %s ms, p99 %s ms"
        .formatted(Figure.number(quantile(0.5)), Figure.number(quantile(0.99)));
  }
}
