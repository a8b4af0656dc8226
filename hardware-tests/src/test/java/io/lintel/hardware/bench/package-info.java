/** What the daemon costs and how quick it is, each figure beside a raw floor of the same run. */
@NullMarked
package io.lintel.hardware.bench;

import org.jspecify.annotations.NullMarked;
