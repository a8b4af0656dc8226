/** Records and sealed types that the whole gateway speaks in. */
@NullMarked
package io.lintel.gateway.model;

import org.jspecify.annotations.NullMarked;
