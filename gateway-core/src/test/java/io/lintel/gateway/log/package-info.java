/** The staff log against its words. */
@NullMarked
package io.lintel.gateway.log;

import org.jspecify.annotations.NullMarked;
