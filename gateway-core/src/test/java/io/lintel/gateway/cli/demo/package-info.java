/** The demo's words. */
@NullMarked
package io.lintel.gateway.cli.demo;

import org.jspecify.annotations.NullMarked;
