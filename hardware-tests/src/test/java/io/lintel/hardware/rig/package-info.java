/** The peers that the packaged daemon is tried against, each as a process or client of its own. */
@NullMarked
package io.lintel.hardware.rig;

import org.jspecify.annotations.NullMarked;
