/**
 * Getting a command over the radio: SendData with its retries, and which nodes are alive.
 * Encapsulations (Supervision, Transport Service, S0, S2) belong between here and {@code command}.
 */
@NullMarked
package io.lintel.driver.zwave.transport;

import org.jspecify.annotations.NullMarked;
