package io.lintel.gateway.mqtt;

/**
 * A publish that was not acknowledged yet.
 *
 * @param ticket its number, by which the answer names it
 * @param sentNanos when it was handed to the connection
 */
record Flight(long ticket, Item item, long sentNanos) {

  boolean isRow() {
    return item instanceof Item.Row;
  }

  boolean carries(long sequence) {
    return item instanceof Item.Row(var row, _) && row.sequence() == sequence;
  }
}
