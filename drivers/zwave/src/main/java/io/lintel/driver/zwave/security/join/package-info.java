/**
 * How a node that was just added gets its keys: S2 key exchange and S0 key exchange, the label of a
 * node (DSK, PIN, QR text), and the network's keys themselves. Pure.
 */
@NullMarked
package io.lintel.driver.zwave.security.join;

import org.jspecify.annotations.NullMarked;
