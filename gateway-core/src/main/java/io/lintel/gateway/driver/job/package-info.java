/** Work on a whole network that an operator has a driver do, and the operator's side of it. */
@NullMarked
package io.lintel.gateway.driver.job;

import org.jspecify.annotations.NullMarked;
