/** Tests of the thermostats, and one that tests play. */
@NullMarked
package io.lintel.gateway.climate;

import org.jspecify.annotations.NullMarked;
