/** Z-Wave locks behind a Serial API stick. */
@NullMarked
package io.lintel.driver.zwave;

import org.jspecify.annotations.NullMarked;
