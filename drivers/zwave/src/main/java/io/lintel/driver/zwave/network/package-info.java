/**
 * Changing the network: letting nodes in and out, copying the stick's memory, looking after links.
 * Each operation is a value that says what it wants done next; the shell that does it is elsewhere.
 */
@NullMarked
package io.lintel.driver.zwave.network;

import org.jspecify.annotations.NullMarked;
