/** What the gateway itself decides of readers that only tell what was entered or shown. */
@NullMarked
package io.lintel.gateway.access.local;

import org.jspecify.annotations.NullMarked;
