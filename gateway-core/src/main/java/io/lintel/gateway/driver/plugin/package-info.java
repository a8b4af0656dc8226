/** Plugin folders: descriptors, who may write them, and the class loaders that isolate them. */
@NullMarked
package io.lintel.gateway.driver.plugin;

import org.jspecify.annotations.NullMarked;
