package io.lintel.gateway.store;

/** How much lies somewhere. */
record Fill(long rows, long bytes) {

  static final Fill NONE = new Fill(0, 0);

  Fill plus(Fill more) {
    return new Fill(rows + more.rows, bytes + more.bytes);
  }

  Fill minus(Fill less) {
    return new Fill(rows - less.rows, bytes - less.bytes);
  }

  static Fill row(long bytes) {
    return new Fill(1, bytes);
  }
}
