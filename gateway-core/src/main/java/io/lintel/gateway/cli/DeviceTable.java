package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.log.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Devices in columns. Pure. */
final class DeviceTable {

  private static final int NAME_MAX = 40;
  private static final List<String> HEAD =
      List.of("NAME", "DRIVER", "STATE", "AS OF", "ONLINE", "BATTERY", "SECURITY", "ID");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

  private DeviceTable() {}

  static List<String> lines(Iterable<JsonNode> devices) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    devices.forEach(device -> rows.add(row(device)));
    return Columns.aligned(rows);
  }

  private static List<String> row(JsonNode device) {
    return List.of(
        Text.clean(device.path("name").asText(), NAME_MAX),
        device.path("driver").asText(),
        device.path("lock_state").asText(),
        device.hasNonNull("as_of") ? time(device) : "never",
        device.path("removed").asBoolean() ? "removed" : online(device.path("online")),
        device.hasNonNull("battery_percent") ? device.get("battery_percent") + " %" : "-",
        device.path("security").asText(),
        device.path("device_id").asText());
  }

  private static String time(JsonNode device) {
    return TIME.format(
        Instant.parse(device.path("as_of").asText())
            .atZone(ZoneId.of(device.path("time_zone").asText("UTC"))));
  }

  private static String online(JsonNode online) {
    return online.isBoolean() ? online.asBoolean() ? "yes" : "no" : "unknown";
  }
}
