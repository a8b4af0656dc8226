/** Text as it must not be. */
@NullMarked
package io.lintel.gateway.fuzz;

import org.jspecify.annotations.NullMarked;
