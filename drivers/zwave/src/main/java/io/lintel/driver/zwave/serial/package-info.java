/**
 * Frames and commands on the serial line to the stick: one command at a time, retransmission,
 * callbacks. Serial API host specification, frame layer.
 */
@NullMarked
package io.lintel.driver.zwave.serial;

import org.jspecify.annotations.NullMarked;
