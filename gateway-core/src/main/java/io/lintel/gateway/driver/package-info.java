/** Loads, runs and supervises driver plugins and their links. */
@NullMarked
package io.lintel.gateway.driver;

import org.jspecify.annotations.NullMarked;
