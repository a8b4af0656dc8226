package io.lintel.gateway.store;

import io.lintel.gateway.model.DeliveryClass;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of the outbox, as the writer handles it. */
record Waiting(long position, DeliveryClass deliveryClass, long bytes) {

  /** From columns position, class, size. */
  static Waiting read(ResultSet row) throws SQLException {
    return new Waiting(row.getLong(1), DeliveryClass.valueOf(row.getString(2)), row.getLong(3));
  }
}
