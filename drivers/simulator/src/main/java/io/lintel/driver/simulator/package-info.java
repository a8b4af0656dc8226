/** A driver with scripted devices: sandbox, demo and CI device. */
@NullMarked
package io.lintel.driver.simulator;

import org.jspecify.annotations.NullMarked;
