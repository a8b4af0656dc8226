package io.lintel.driver.zwave;

import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.NodeRow;
import io.lintel.driver.zwave.security.join.Dsk;
import io.lintel.driver.zwave.security.join.DskPin;
import java.util.function.Consumer;

/**
 * Tells on, and lets the next job begin before this one's end is told.
 *
 * @param over what lets it begin
 */
record Ending(Teller to, Runnable over) implements Teller {
  @Override
  public void said(String line) {
    to.said(line);
  }

  @Override
  public void progressed(int done, int total) {
    to.progressed(done, total);
  }

  @Override
  public void row(NodeRow row) {
    to.row(row);
  }

  @Override
  public void askPin(Dsk blanked, Consumer<DskPin> entered) {
    to.askPin(blanked, entered);
  }

  @Override
  public void ended(End end) {
    over.run();
    to.ended(end);
  }
}
