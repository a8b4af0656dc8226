/**
 * One file with everything of a network: the stick's memory, its keys, what its nodes said. Sealed
 * to people, never to this box. Pure.
 */
@NullMarked
package io.lintel.driver.zwave.backup;

import org.jspecify.annotations.NullMarked;
