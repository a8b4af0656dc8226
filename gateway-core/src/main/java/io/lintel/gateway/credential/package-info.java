/**
 * Credentials on cards: what they are, the signed message that they carry, and the action types
 * that scan and encode them.
 */
@NullMarked
package io.lintel.gateway.credential;

import org.jspecify.annotations.NullMarked;
