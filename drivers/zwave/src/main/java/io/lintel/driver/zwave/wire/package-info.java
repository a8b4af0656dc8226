/** Immutable bytes and checked reading, below every layer. */
@NullMarked
package io.lintel.driver.zwave.wire;

import org.jspecify.annotations.NullMarked;
