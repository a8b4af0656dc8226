package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.driver.adopt.AdoptedDevice;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.util.UUID;

/** Lines that the admin socket answers. Pure. */
final class Replies {

  private Replies() {}

  static String error(String type, String message) {
    var error = Json.object().put("type", type).put("message", message);
    return line(Json.object().put("ok", false).set("error", error));
  }

  static String ok() {
    return line(Json.object().put("ok", true));
  }

  static String adopted(Iterable<AdoptedDevice> devices) {
    var reply = Json.object().put("ok", true);
    var list = reply.putArray("adopted");
    devices.forEach(device -> list.add(device.json()));
    return line(reply);
  }

  static String health(Control.Health health) {
    var reply =
        Json.object()
            .put("ok", true)
            .put("gateway_id", health.gatewayId())
            .put("version", health.version())
            .put("ready", health.ready())
            .put("uplink", health.uplink())
            .put("store", health.store())
            .put("outbox_rows", health.outboxRows());
    var drivers = reply.putArray("drivers");
    for (var driver : health.drivers()) {
      drivers
          .addObject()
          .put("instance", driver.instance())
          .put("version", driver.version())
          .put("trouble", driver.trouble().orElse(null));
    }
    return line(reply);
  }

  static String devices(Iterable<Control.DeviceView> devices) {
    var reply = Json.object().put("ok", true);
    var list = reply.putArray("devices");
    for (var device : devices) {
      list.add(device(device));
    }
    return line(reply);
  }

  static String imported(Control.Imported imported) {
    var reply = Json.object().put("ok", true).put("taken", imported.taken());
    var refused = reply.putArray("refused");
    imported.refused().forEach(refused::add);
    return line(reply);
  }

  static String step(UUID attemptId, Control.Step step) {
    var reply = Json.object().put("ok", true).put("action_attempt_id", attemptId.toString());
    return line(
        switch (step) {
          case Control.Step.Accepted() -> reply.put("step", "accepted");
          case Control.Step.Started() -> reply.put("step", "started");
          case Control.Step.Ended(Bytes attempt) ->
              reply
                  .put("step", "ended")
                  .set("action_attempt", Json.read(attempt).orElseGet(Json::object));
        });
  }

  private static ObjectNode device(Control.DeviceView device) {
    return Json.object()
        .put("device_id", device.deviceId().toString())
        .put("name", device.name())
        .put("driver", device.driver())
        .put("lock_state", device.lockState())
        .put("as_of", device.asOf().map(Object::toString).orElse(null))
        .put("online", device.online().orElse(null))
        .put("battery_percent", device.batteryPercent().orElse(null))
        .put("security", device.security().name().toLowerCase(java.util.Locale.ROOT))
        .put("time_zone", device.timeZone().getId())
        .put("adopted", device.adopted())
        .put("removed", device.removed());
  }

  private static String line(com.fasterxml.jackson.databind.JsonNode node) {
    return Json.write(node).utf8();
  }
}
