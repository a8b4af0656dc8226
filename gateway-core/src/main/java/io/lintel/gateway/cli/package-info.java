/** Commands for installers and staff. */
@NullMarked
package io.lintel.gateway.cli;

import org.jspecify.annotations.NullMarked;
