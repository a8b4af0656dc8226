/** The whole daemon against peers that nobody here wrote. */
@NullMarked
package io.lintel.hardware;

import org.jspecify.annotations.NullMarked;
