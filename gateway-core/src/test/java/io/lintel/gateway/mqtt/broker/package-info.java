/** An MQTT 5 peer that does what a test tells it, and a wire that breaks where a seed says. */
@NullMarked
package io.lintel.gateway.mqtt.broker;

import org.jspecify.annotations.NullMarked;
