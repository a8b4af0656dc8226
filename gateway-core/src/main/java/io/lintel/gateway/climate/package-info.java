/** Thermostats: commands, presets, schedules and weekly programs, run here. */
@NullMarked
package io.lintel.gateway.climate;

import org.jspecify.annotations.NullMarked;
