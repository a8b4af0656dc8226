/** The uplink to the platform's broker. */
@NullMarked
package io.lintel.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
