package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.ActionType;
import io.lintel.spi.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublishedErrorsTest {

  /** As the schemas of the published types list them. */
  private static final Map<ActionType, Set<String>> CLOSED =
      Map.of(
          ActionType.SCAN_CREDENTIAL,
          Set.of(
              "uncategorized_error",
              "action_attempt_expired",
              "no_credential_on_encoder",
              "encoder_not_online",
              "encoder_communication_timeout",
              "bridge_disconnected"),
          ActionType.ENCODE_CREDENTIAL,
          Set.of(
              "uncategorized_error",
              "action_attempt_expired",
              "no_credential_on_encoder",
              "incompatible_card_format",
              "credential_cannot_be_reissued",
              "encoder_not_online",
              "encoder_communication_timeout",
              "bridge_disconnected",
              "encoding_interrupted",
              "credential_deleted"),
          ActionType.ENCODE_ACCESS_METHOD,
          Set.of(
              "uncategorized_error",
              "action_attempt_expired",
              "no_credential_on_encoder",
              "incompatible_card_format",
              "credential_cannot_be_reissued"));

  @Test
  void every_published_error_of_the_card_types_is_told_as_it_is_and_nothing_else_is() {
    CLOSED.forEach(
        (action, published) -> {
          var told = new TreeSet<String>();
          anything().forEach(type -> told.add(of(action, type)));
          assertEquals(new TreeSet<>(published), told, action.name());
        });
  }

  @Test
  void what_has_no_word_of_its_own_gets_the_nearest_and_keeps_its_own_in_the_message() {
    assertEquals("encoder_not_online", of(ActionType.SCAN_CREDENTIAL, "device_disconnected"));
    assertEquals("encoding_interrupted", of(ActionType.ENCODE_CREDENTIAL, "gateway_restarted"));
    assertEquals("uncategorized_error", of(ActionType.ENCODE_ACCESS_METHOD, "gateway_restarted"));
    var told =
        PublishedErrors.of(
            "SCAN_CREDENTIAL", new Ending.Failure("device_not_supported", "it is no encoder"));
    assertEquals("uncategorized_error", told.type());
    assertTrue(told.message().startsWith("device_not_supported: it is no encoder"));
  }

  @Test
  void every_other_type_of_action_tells_any_error() {
    for (var action : ActionType.values()) {
      if (!CLOSED.containsKey(action)) {
        assertEquals("gateway_restarted", of(action, "gateway_restarted"));
      }
    }
    var strange = new Ending.Failure("unknown_action_type", "none of the 19");
    assertEquals(strange, PublishedErrors.of("SOMETHING_ELSE", strange));
  }

  private static String of(ActionType action, String type) {
    return PublishedErrors.of(action.name(), new Ending.Failure(type, "why")).type();
  }

  /** Every word that could be told, by driver or gateway. */
  private static List<String> anything() {
    var reasons =
        Arrays.stream(Reason.values()).map(reason -> reason.name().toLowerCase(Locale.ROOT));
    var refusals = Arrays.stream(Refusal.Reason.values()).map(Refusal.Reason::wireName);
    var published = CLOSED.values().stream().flatMap(Set::stream);
    var engine = Stream.of("command_timeout", "gateway_restarted");
    return Stream.of(reasons, refusals, published, engine)
        .flatMap(words -> words)
        .collect(Collectors.toList());
  }
}
