/**
 * Security 2 (command class 0x9F) once the keys are there: keys and nonces derived, messages sealed
 * and opened, both sides brought into step again. One pure machine for each node.
 */
@NullMarked
package io.lintel.driver.zwave.security.s2;

import org.jspecify.annotations.NullMarked;
