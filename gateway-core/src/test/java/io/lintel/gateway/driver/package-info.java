@NullMarked
package io.lintel.gateway.driver;

import org.jspecify.annotations.NullMarked;
