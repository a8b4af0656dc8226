/** The connection's parts, alone. */
@NullMarked
package io.lintel.gateway.mqtt.paho;

import org.jspecify.annotations.NullMarked;
