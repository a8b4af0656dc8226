/** The PC/SC service, through {@code javax.smartcardio}. Every call may block. */
@NullMarked
package io.lintel.driver.encoder.pcsc;

import org.jspecify.annotations.NullMarked;
