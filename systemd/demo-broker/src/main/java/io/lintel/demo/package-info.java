/** What the demo needs and the daemon does not ship. */
@NullMarked
package io.lintel.demo;

import org.jspecify.annotations.NullMarked;
