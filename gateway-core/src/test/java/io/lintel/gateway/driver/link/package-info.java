@NullMarked
package io.lintel.gateway.driver.link;

import org.jspecify.annotations.NullMarked;
