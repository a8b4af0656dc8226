package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/** Who made a node, as the alliance numbers makers, and what the maker calls it. Each 0..65535. */
public record Product(int maker, int type, int id) {
  /** Of a Manufacturer Specific Report, {@code 72 05 maker(2) type(2) id(2)}. */
  static Optional<Product> of(Octets report) {
    return report.size() < 8
        ? Optional.empty()
        : Optional.of(new Product(word(report, 2), word(report, 4), word(report, 6)));
  }

  private static int word(Octets report, int index) {
    return report.at(index) << 8 | report.at(index + 1);
  }

  @Override
  public String toString() {
    return "%04x:%04x:%04x".formatted(maker, type, id);
  }
}
