/**
 * Everything a driver may see of the gateway. A driver is an actor: the host calls it on its one
 * loop, every call returns at once, and outcomes come back through {@link io.lintel.spi.Reports}.
 *
 * <p>Interfaces here are implemented either by drivers (Javadoc says "the driver") or by the host
 * ("the host"); sealed types are produced by drivers and switched over by the host.
 */
@NullMarked
package io.lintel.spi;

import org.jspecify.annotations.NullMarked;
