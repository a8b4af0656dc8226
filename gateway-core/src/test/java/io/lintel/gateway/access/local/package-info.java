@NullMarked
package io.lintel.gateway.access.local;

import org.jspecify.annotations.NullMarked;
