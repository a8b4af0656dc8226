/** Security S0, 0x98: one nonce for each message, and one key for the whole network. Pure. */
@NullMarked
package io.lintel.driver.zwave.security.s0;

import org.jspecify.annotations.NullMarked;
