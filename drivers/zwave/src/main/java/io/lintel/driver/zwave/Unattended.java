package io.lintel.driver.zwave;

import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.NodeRow;
import io.lintel.driver.zwave.security.join.Dsk;
import io.lintel.driver.zwave.security.join.DskPin;
import java.util.function.Consumer;

/**
 * Work that nobody asked for, or that asks nobody.
 *
 * @param told hears what would be said to an operator
 * @param then what is to come of it
 */
record Unattended(Consumer<String> told, Consumer<End> then) implements Teller {
  @Override
  public void said(String line) {
    told.accept(line);
  }

  @Override
  public void progressed(int done, int total) {}

  @Override
  public void row(NodeRow row) {}

  @Override
  public void askPin(Dsk blanked, Consumer<DskPin> entered) {}

  @Override
  public void ended(End end) {
    then.accept(end);
  }
}
