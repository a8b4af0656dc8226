package io.lintel.driver.zwave;

import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.NodeRow;
import io.lintel.driver.zwave.security.join.Dsk;
import io.lintel.driver.zwave.security.join.DskPin;
import io.lintel.driver.zwave.security.join.Provisioned;
import java.util.function.Consumer;

/** Nobody is at the command line while a node joins by itself: the log is told. */
record AnnouncedTeller(SmartStart smartStart, Provisioned entry) implements Teller {
  @Override
  public void said(String line) {
    smartStart.log(System.Logger.Level.INFO, line);
  }

  @Override
  public void progressed(int done, int total) {}

  @Override
  public void row(NodeRow row) {}

  /** Its DSK is known: it is never asked for. */
  @Override
  public void askPin(Dsk blanked, Consumer<DskPin> entered) {}

  @Override
  public void ended(End end) {
    switch (end) {
      case End.Included in -> smartStart.joined(entry, in.node().id());
      case End.Failed(var why) -> smartStart.refused(entry, why);
      case End.Excluded _,
          End.Image _,
          End.Restored _,
          End.Nodes _,
          End.Told _,
          End.Cancelled _ -> {}
    }
  }
}
