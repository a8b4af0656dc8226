/** The daemon killed at points that have a name, without a hook in the code that ships. */
@NullMarked
package io.lintel.hardware.crash;

import org.jspecify.annotations.NullMarked;
