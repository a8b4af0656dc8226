/** Rules about the shape of the code, as tests. */
@NullMarked
package io.lintel.gateway.architecture;

import org.jspecify.annotations.NullMarked;
