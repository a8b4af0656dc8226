@NullMarked
package io.lintel.gateway.driver.adopt;

import org.jspecify.annotations.NullMarked;
