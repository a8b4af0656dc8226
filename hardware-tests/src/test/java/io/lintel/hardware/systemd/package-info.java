/** The packaged service under a systemd that runs as pid 1. */
@NullMarked
package io.lintel.hardware.systemd;

import org.jspecify.annotations.NullMarked;
