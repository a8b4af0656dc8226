package io.lintel.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Device states as rows. */
final class DeviceTable {

  private final Sql sql;

  DeviceTable(Sql sql) {
    this.sql = sql;
  }

  void put(DeviceRow row) throws SQLException {
    sql.update(
        "INSERT OR REPLACE INTO devices VALUES (?, ?, ?, ?, ?)",
        Columns.blob(row.deviceId()),
        row.lockState(),
        Columns.stampOrNull(row.asOf()),
        row.online().orElse(null),
        row.batteryPercent().orElse(null));
  }

  List<DeviceRow> all() throws SQLException {
    return sql.list("SELECT * FROM devices ORDER BY device_id", DeviceTable::read);
  }

  private static DeviceRow read(ResultSet row) throws SQLException {
    return new DeviceRow(
        Columns.uuid(row.getBytes("device_id")),
        row.getString("lock_state"),
        Columns.stamp(row, "as_of"),
        Optional.ofNullable((Integer) row.getObject("online")).map(online -> online == 1),
        Optional.ofNullable((Integer) row.getObject("battery_percent")));
  }
}
