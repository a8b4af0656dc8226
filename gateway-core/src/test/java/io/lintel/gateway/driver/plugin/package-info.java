@NullMarked
package io.lintel.gateway.driver.plugin;

import org.jspecify.annotations.NullMarked;
