package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/** In the clear. Runs on the driver's loop alone. */
final class ClearVoice implements Voice {
  private final Courier courier;
  private final IntSupplier transmissionsLimit;
  private final Listener listener;
  private final Map<Long, Courier.Carrying> underWay = new HashMap<>();

  /**
   * A voice for one node.
   *
   * @param transmissionsLimit see {@link Partner}
   */
  ClearVoice(Courier courier, IntSupplier transmissionsLimit, Listener listener) {
    this.courier = courier;
    this.transmissionsLimit = transmissionsLimit;
    this.listener = listener;
  }

  @Override
  public void say(Errand errand) {
    var carried =
        new Object() {
          boolean ended;
        };
    Courier.Carrying carrying =
        courier.carry(
            errand.command(),
            errand.permit(),
            errand.priority(),
            transmissionsLimit.getAsInt(),
            delivery -> {
              carried.ended = true;
              underWay.remove(errand.id());
              listener.sent(errand.id(), delivery);
            });
    if (!carried.ended) {
      underWay.put(errand.id(), carrying);
    }
  }

  @Override
  public boolean settle(long id) {
    Courier.Carrying carrying = underWay.remove(id);
    return carrying != null && carrying.withdraw();
  }

  @Override
  public void heard(Octets command) {
    listener.said(command, new Level.Clear());
  }
}
