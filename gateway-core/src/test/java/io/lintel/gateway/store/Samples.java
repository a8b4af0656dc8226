package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.model.Origin;
import io.lintel.gateway.time.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows and drafts for tests. */
final class Samples {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
  static final Stamp STAMP = new Stamp("boot-1", 5_000_000_000L, NOON, true);

  private Samples() {}

  static UUID id(long number) {
    return new UUID(0x1111_2222_3333_4444L, number);
  }

  static AttemptRow attempt(long number, AttemptRow.Stage stage) {
    return new AttemptRow(
        id(number),
        "UNLOCK_DOOR",
        Optional.of(id(1000 + number)),
        Bytes.utf8("fingerprint-" + number),
        Bytes.utf8("{\"code\":\"" + number + "\"}"),
        Origin.CLOUD,
        "the front desk",
        stage,
        STAMP,
        STAMP.plus(Duration.ofSeconds(20)),
        Optional.of(NOON.plusSeconds(30)),
        stage == AttemptRow.Stage.WAITING ? Optional.empty() : Optional.of(STAMP),
        stage.ended() ? Optional.of(STAMP.plus(Duration.ofSeconds(1))) : Optional.empty(),
        STAMP.plus(Duration.ofHours(25)));
  }

  static Draft event(DeliveryClass deliveryClass, String text) {
    return new Draft(
        Draft.Kind.EVENT,
        deliveryClass,
        id(7),
        "event/test/" + id(7),
        Bytes.utf8("{\"text\":\"" + text + "\"}"),
        NOON);
  }

  static Draft envelope(long attempt, String status) {
    return new Draft(
        Draft.Kind.ATTEMPT,
        DeliveryClass.COMMAND,
        id(attempt),
        "attempt/" + id(attempt),
        Bytes.utf8("{\"status\":\"" + status + "\"}"),
        NOON);
  }

  static DeviceRow device(long number, String lockState) {
    return new DeviceRow(
        id(number), lockState, Optional.of(STAMP), Optional.of(true), Optional.of(80));
  }

  static Write.KeepCommand command(long attempt, String payload) {
    return new Write.KeepCommand(
        id(attempt), Bytes.utf8(payload), List.of(Map.entry("source", "test")), STAMP);
  }

  static Write publish(DeliveryClass deliveryClass, String text) {
    return new Write.Publish(event(deliveryClass, text));
  }

  /** Tells ranges as {@code from-to/class/count/reason}. */
  static Draft dropped(List<DroppedRange> ranges) {
    String told =
        ranges.stream()
            .map(
                range ->
                    range.from()
                        + "-"
                        + range.to()
                        + "/"
                        + range.deliveryClass()
                        + "/"
                        + range.count()
                        + "/"
                        + range.reason())
            .collect(Collectors.joining(" "));
    return event(DeliveryClass.GATEWAY, "dropped " + told);
  }
}
