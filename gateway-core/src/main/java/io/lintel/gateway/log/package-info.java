/** The log that facility staff read. */
@NullMarked
package io.lintel.gateway.log;

import org.jspecify.annotations.NullMarked;
