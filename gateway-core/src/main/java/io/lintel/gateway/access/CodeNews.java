package io.lintel.gateway.access;

import io.lintel.gateway.access.Effect.Tell;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The {@code access_code.*} events, field by field. Pure. */
record CodeNews(PinText pins) {

  Tell created(AccessCode code) {
    return of("created", code.id());
  }

  Tell requested(AccessCode code, Holder holder, Now now) {
    return with(
        "mutations_requested",
        code.id(),
        Map.of("requested_mutations", Mutations.of(code, holder, now, pins)));
  }

  Tell changed(AccessCode was, AccessCode is) {
    return with("changed", is.id(), Map.of("changed_properties", properties(was, is)));
  }

  Tell nameChanged(Wanted from, AccessCode is) {
    return with(
        "name_changed",
        is.id(),
        Map.of(
            "from", name(from),
            "to", name(is.wanted()),
            "description", "The name was changed; devices do not hold names."));
  }

  Tell codeChanged(Wanted from, AccessCode is) {
    return with(
        "code_changed",
        is.id(),
        Map.of(
            "from", Mutations.digits(from, pins),
            "to", Mutations.digits(is.wanted(), pins),
            "description", "The device holds the new digits."));
  }

  Tell timesChanged(Wanted from, AccessCode is) {
    return with(
        "time_frame_changed",
        is.id(),
        Map.of(
            "from", Mutations.times(from),
            "to", Mutations.times(is.wanted()),
            "description", "The new times are in force."));
  }

  Tell scheduled(AccessCode code) {
    return with(
        "scheduled_on_device", code.id(), Map.of("code", pins.required(code.wanted().pin())));
  }

  Tell set(AccessCode code) {
    return with("set_on_device", code.id(), Map.of("code", pins.required(code.wanted().pin())));
  }

  Tell removed(AccessCode code) {
    return of("removed_from_device", code.id());
  }

  Tell deleted(AccessCode code) {
    var fields = new HashMap<String, @Nullable Object>();
    fields.put("code", pins.nullable(code.wanted().pin()));
    return with("deleted", code.id(), fields);
  }

  Tell failedToSet(AccessCode code) {
    return withIssues("failed_to_set_on_device", code);
  }

  Tell failedToRemove(AccessCode code) {
    return withIssues("failed_to_remove_from_device", code);
  }

  Tell lateInSetting(AccessCode code) {
    return withIssues("delay_in_setting_on_device", code);
  }

  Tell lateInRemoving(AccessCode code) {
    return withIssues("delay_in_removing_from_device", code);
  }

  /** Someone changed or removed it at the device itself. */
  Tell external(AccessCode code, boolean removed) {
    return of(removed ? "deleted_external_to_seam" : "modified_external_to_seam", code.id());
  }

  Tell found(Unmanaged code) {
    return of("unmanaged.created", code.id());
  }

  Tell lost(Unmanaged code) {
    return of("unmanaged.removed", code.id());
  }

  private List<Map<String, @Nullable Object>> properties(AccessCode was, AccessCode is) {
    return List.of(
            property("name", was.wanted().name().orElse(null), is.wanted().name().orElse(null)),
            property("code", digits(was), digits(is)),
            property("starts_at", start(was), start(is)),
            property("ends_at", end(was), end(is)))
        .stream()
        .filter(one -> differs(one, was, is))
        .toList();
  }

  /** Masked digits look alike, and may differ all the same. */
  private static boolean differs(Map<String, @Nullable Object> one, AccessCode was, AccessCode is) {
    return "code".equals(one.get("property"))
        ? !was.wanted().pin().equals(is.wanted().pin())
        : !java.util.Objects.equals(one.get("from"), one.get("to"));
  }

  private static Map<String, @Nullable Object> property(
      String name, @Nullable String from, @Nullable String to) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("property", name);
    fields.put("from", from);
    fields.put("to", to);
    return fields;
  }

  private @Nullable String digits(AccessCode code) {
    return pins.nullable(code.wanted().pin());
  }

  private static @Nullable String start(AccessCode code) {
    return Iso.orNull(code.wanted().startsAt());
  }

  private static @Nullable String end(AccessCode code) {
    return Iso.orNull(code.wanted().endsAt());
  }

  private static Map<String, @Nullable Object> name(Wanted wanted) {
    var fields = new HashMap<String, @Nullable Object>();
    fields.put("name", wanted.name().orElse(null));
    return fields;
  }

  /** The arrays are required, empty or not. */
  private static Tell withIssues(String type, AccessCode code) {
    return with(
        type,
        code.id(),
        Map.of(
            "connected_account_errors", List.of(),
            "connected_account_warnings", List.of(),
            "device_errors", List.of(),
            "device_warnings", List.of(),
            "access_code_errors", Troubles.errors(code),
            "access_code_warnings", Troubles.warnings(code)));
  }

  private static Tell of(String type, UUID codeId) {
    return with(type, codeId, Map.of());
  }

  private static Tell with(String type, UUID codeId, Map<String, ? extends @Nullable Object> more) {
    var fields = new HashMap<String, @Nullable Object>(more);
    fields.put("access_code_id", codeId.toString());
    return new Tell("access_code." + type, fields);
  }
}
