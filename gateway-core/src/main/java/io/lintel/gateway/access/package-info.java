/**
 * Codes that open doors: those that devices hold in their slots, and the book of those that the
 * gateway decides over itself.
 */
@NullMarked
package io.lintel.gateway.access;

import org.jspecify.annotations.NullMarked;
