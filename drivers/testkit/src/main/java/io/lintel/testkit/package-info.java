/** Virtual time, simulated links and the contract that every driver passes. */
@NullMarked
package io.lintel.testkit;

import org.jspecify.annotations.NullMarked;
