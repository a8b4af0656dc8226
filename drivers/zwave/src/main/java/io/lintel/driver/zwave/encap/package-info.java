/**
 * What a command is wrapped in on its way over the air, except security: outermost Transport
 * Service or CRC-16, then (around the rest, elsewhere) S0 or S2, then Multi Channel, Supervision
 * and Multi Command. Pure.
 */
@NullMarked
package io.lintel.driver.zwave.encap;

import org.jspecify.annotations.NullMarked;
