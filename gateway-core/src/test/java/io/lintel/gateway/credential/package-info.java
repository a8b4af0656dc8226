/** Tests of the credential thresholds. */
@NullMarked
package io.lintel.gateway.credential;

import org.jspecify.annotations.NullMarked;
