/** Tests of the store, and its model in memory that other tests use. */
@NullMarked
package io.lintel.gateway.store;

import org.jspecify.annotations.NullMarked;
