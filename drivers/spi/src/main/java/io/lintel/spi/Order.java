package io.lintel.spi;

import java.util.UUID;

/** One request to one device. Given by the host; ends once through {@link Reports#outcome}. */
public interface Order {

  /** For what moves a door: the id of its action attempt. Else an id of its own. */
  UUID id();

  /** The device it is for. */
  UUID deviceId();

  /** Until when, and whether still, it may act. */
  Permit permit();
}
