@NullMarked
package io.lintel.gateway.access;

import org.jspecify.annotations.NullMarked;
