package io.lintel.gateway.access;

import io.lintel.spi.Pin;
import org.jspecify.annotations.Nullable;

/**
 * How digits leave the gateway: {@code mqtt: pins_in_messages}.
 *
 * @param clear whether they do
 */
public record PinText(boolean clear) {

  public static final PinText MASKED = new PinText(false);

  /** Where the published schema requires a text. */
  String required(Pin pin) {
    return clear ? pin.reveal() : "****";
  }

  /** Where it allows none. */
  @Nullable String nullable(Pin pin) {
    return clear ? pin.reveal() : null;
  }
}
