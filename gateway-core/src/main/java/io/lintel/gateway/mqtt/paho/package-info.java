/**
 * Connections made with Eclipse Paho, and what must be built around it: its faults under load and
 * loss are known, and none of them may reach the uplink.
 */
@NullMarked
package io.lintel.gateway.mqtt.paho;

import org.jspecify.annotations.NullMarked;
