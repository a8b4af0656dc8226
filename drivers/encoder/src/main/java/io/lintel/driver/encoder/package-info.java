/** Card encoders behind PC/SC: scan and encode NFC Forum Type 4 Tags. */
@NullMarked
package io.lintel.driver.encoder;

import org.jspecify.annotations.NullMarked;
