/** The uplink against peers that do what brokers do at their worst. */
@NullMarked
package io.lintel.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
