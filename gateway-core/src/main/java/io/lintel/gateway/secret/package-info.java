/** Sealing of what must not be read from a stolen card. */
@NullMarked
package io.lintel.gateway.secret;

import org.jspecify.annotations.NullMarked;
