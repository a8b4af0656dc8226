@NullMarked
package io.lintel.gateway.model;

import org.jspecify.annotations.NullMarked;
