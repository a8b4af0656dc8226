/** A story told with a real broker, the packaged daemon and a simulated house. */
@NullMarked
package io.lintel.gateway.cli.demo;

import org.jspecify.annotations.NullMarked;
