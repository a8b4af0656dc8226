/** The functions of the Serial API that this driver uses, and the stick's start-up. */
@NullMarked
package io.lintel.driver.zwave.api;

import org.jspecify.annotations.NullMarked;
