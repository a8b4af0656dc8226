package io.lintel.driver.simulator;

import io.lintel.spi.Order;

/** An order and what it asks for. It ends once. */
record Job(Order order, Deed deed) {}
