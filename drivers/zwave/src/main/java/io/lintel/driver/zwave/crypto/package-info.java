/** AES, its modes and Curve25519 as Z-Wave uses them; knows nothing of messages and nodes. Pure. */
@NullMarked
package io.lintel.driver.zwave.crypto;

import org.jspecify.annotations.NullMarked;
