/** What must hold over a whole history, however often anything was killed. */
@NullMarked
package io.lintel.hardware.audit;

import org.jspecify.annotations.NullMarked;
