package io.lintel.gateway.mqtt;

/**
 * A publish that was not acknowledged yet.
 *
 * @param sentNanos when it was handed to the connection
 */
record Flight(Item item, long sentNanos) {

  boolean isRow() {
    return item instanceof Item.Row;
  }
}
