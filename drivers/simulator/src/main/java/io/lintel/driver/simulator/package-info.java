/** A driver with scripted doors: sandbox, demo and CI device. */
@NullMarked
package io.lintel.driver.simulator;

import org.jspecify.annotations.NullMarked;
