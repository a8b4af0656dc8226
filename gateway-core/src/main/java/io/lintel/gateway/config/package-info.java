/** One record tree from one YAML file; all problems at once. */
@NullMarked
package io.lintel.gateway.config;

import org.jspecify.annotations.NullMarked;
