/** How the daemon starts, tells and ends. */
@NullMarked
package io.lintel.gateway.boot;

import org.jspecify.annotations.NullMarked;
