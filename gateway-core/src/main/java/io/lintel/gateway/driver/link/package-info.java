/** Byte links to hardware: serial ports and TCP, their reopening, and why they are down. */
@NullMarked
package io.lintel.gateway.driver.link;

import org.jspecify.annotations.NullMarked;
