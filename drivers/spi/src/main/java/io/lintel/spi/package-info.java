/** What a driver may see of the gateway, and what the gateway asks of a driver. */
@NullMarked
package io.lintel.spi;

import org.jspecify.annotations.NullMarked;
