/** Speaking with nodes: what stands above encapsulation says what it wants said, not how. */
@NullMarked
package io.lintel.driver.zwave.talk;

import org.jspecify.annotations.NullMarked;
