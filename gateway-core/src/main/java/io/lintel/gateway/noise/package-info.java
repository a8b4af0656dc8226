/** Noise thresholds: kept, armed by the time of day, and judged here over the sensors' readings. */
@NullMarked
package io.lintel.gateway.noise;

import org.jspecify.annotations.NullMarked;
