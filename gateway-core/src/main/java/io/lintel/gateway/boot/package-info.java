/** Builds the graph in start order and closes it in reverse. */
@NullMarked
package io.lintel.gateway.boot;

import org.jspecify.annotations.NullMarked;
