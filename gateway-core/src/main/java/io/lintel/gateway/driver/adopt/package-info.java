/** Devices that joined while the gateway ran, and which devices have left. */
@NullMarked
package io.lintel.gateway.driver.adopt;

import org.jspecify.annotations.NullMarked;
