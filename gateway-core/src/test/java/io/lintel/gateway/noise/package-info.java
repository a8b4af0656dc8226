/** Tests of the noise thresholds. */
@NullMarked
package io.lintel.gateway.noise;

import org.jspecify.annotations.NullMarked;
