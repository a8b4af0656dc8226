/** What is said to an NFC Forum Type 4 Tag and decided over its answers. Pure. */
@NullMarked
package io.lintel.driver.encoder.tag;

import org.jspecify.annotations.NullMarked;
