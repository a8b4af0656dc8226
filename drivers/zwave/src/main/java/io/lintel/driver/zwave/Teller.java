package io.lintel.driver.zwave;

import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.network.NodeRow;
import io.lintel.driver.zwave.security.join.Dsk;
import io.lintel.driver.zwave.security.join.DskPin;
import java.util.function.Consumer;

/** Who hears how work on the network goes on. Used on the driver's loop alone. */
interface Teller {
  void said(String line);

  void progressed(int done, int total);

  void row(NodeRow row);

  /** Asks for the PIN on a label whose other groups are these; perhaps nobody answers. */
  void askPin(Dsk blanked, Consumer<DskPin> entered);

  /** The last call. */
  void ended(End end);
}
