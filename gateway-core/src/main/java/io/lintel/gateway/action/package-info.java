/** The attempt lifecycle and the engine that runs it, one lane per device. */
@NullMarked
package io.lintel.gateway.action;

import org.jspecify.annotations.NullMarked;
