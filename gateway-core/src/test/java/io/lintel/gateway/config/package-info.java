/** The configuration file against its words. */
@NullMarked
package io.lintel.gateway.config;

import org.jspecify.annotations.NullMarked;
