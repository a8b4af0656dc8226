/** The only place that reads a clock, sleeps or schedules. */
@NullMarked
package io.lintel.gateway.time;

import org.jspecify.annotations.NullMarked;
