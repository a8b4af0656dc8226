/** The Z-Wave driver in this process against a simulated house in another. */
@NullMarked
package io.lintel.hardware.zwave;

import org.jspecify.annotations.NullMarked;
