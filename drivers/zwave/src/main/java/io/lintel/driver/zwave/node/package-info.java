/** What one node is and does: its interview, its bolt, and what its reports mean. */
@NullMarked
package io.lintel.driver.zwave.node;

import org.jspecify.annotations.NullMarked;
