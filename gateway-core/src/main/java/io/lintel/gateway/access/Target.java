package io.lintel.gateway.access;

import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Pin;
import java.util.Optional;

/**
 * What a device is to hold for a code at present.
 *
 * @param window where the device watches the times itself
 */
record Target(Pin pin, Optional<Window> window) {}
