/** Tests of sealing and key sources. */
@NullMarked
package io.lintel.gateway.secret;

import org.jspecify.annotations.NullMarked;
