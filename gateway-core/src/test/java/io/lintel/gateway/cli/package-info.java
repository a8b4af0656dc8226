/** Commands as people type them. */
@NullMarked
package io.lintel.gateway.cli;

import org.jspecify.annotations.NullMarked;
