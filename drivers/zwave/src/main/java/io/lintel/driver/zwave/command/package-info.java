/**
 * Command classes, one file each in the same shape: identifiers, what is sent, what is understood.
 */
@NullMarked
package io.lintel.driver.zwave.command;

import org.jspecify.annotations.NullMarked;
