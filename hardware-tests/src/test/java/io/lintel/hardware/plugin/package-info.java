/** Plugins that break, made at test time. */
@NullMarked
package io.lintel.hardware.plugin;

import org.jspecify.annotations.NullMarked;
