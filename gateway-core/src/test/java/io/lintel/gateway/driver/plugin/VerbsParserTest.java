package io.lintel.gateway.driver.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.driver.plugin.Verb.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbsParserTest {

  @Test
  void a_verb_has_help_a_limit_and_arguments_with_places_first() throws BadDescriptor {
    Verb verb =
        verb(
            """
            "keys import": {"help": "Takes keys in.", "root": true, "limit": "2m", "arguments": {
              "dry_run": {"type": "flag", "help": "only look"},
              "file": {"type": "in_file", "private": true, "positional": true, "required": true}}}
            """);
    assertEquals("keys import", verb.name());
    assertTrue(verb.root());
    assertEquals(Duration.ofMinutes(2), verb.limit());
    assertEquals(List.of("file", "dry_run"), keys(verb));
    Verb.Argument file = verb.argument("file").orElseThrow();
    assertEquals(Kind.IN_FILE, file.kind());
    assertTrue(file.secretFile() && file.positional() && file.rule().required());
  }

  @Test
  void what_is_not_said_is_ten_minutes_for_everybody() throws BadDescriptor {
    Verb verb = verb("\"nodes\": {\"help\": \"Lists the nodes.\"}");
    assertEquals(Duration.ofMinutes(10), verb.limit());
    assertFalse(verb.root());
    assertEquals(List.of(), verb.arguments());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "Nodes": {"help": "x"}                                             | one or two words
          "a b c": {"help": "x"}                                             | one or two words
          "nodes": {}                                                        | "help" must be a text
          "nodes": {"help": "x", "limit": "25h"}                             | at most 24h
          "nodes": {"help": "x", "limits": "1h"}                             | not a known key
          "keys": {"help": "x"}, "keys import": {"help": "x"}                | the first word of
          "n": {"help": "x", "arguments": {"pin": {"type": "secret"}}}       | ask for it
          "n": {"help": "x", "arguments": {"json": {"type": "flag"}}}        | no name of
          "n": {"help": "x", "arguments": {"a": {"type": "device", "min": "1"}}} | does not go with
          "n": {"help": "x", "arguments": {"a": {"type": "text", "positional": true}, "b": {"type": "text", "positional": true, "required": true}}} | after one that is not
          """)
  void what_cannot_be_offered_is_refused_with_its_reason(String verbs, String reason) {
    var refused = assertThrows(BadDescriptor.class, () -> verb(verbs));
    assertTrue(refused.reason().contains(reason), refused::reason);
  }

  private static Verb verb(String verbs) throws BadDescriptor {
    String descriptor =
        """
        {"id":"toy","name":"Toy","version":"1","spi":"1.2","native":"none","plugin":"Toy",
         "jars":["toy.jar"],"verbs":{%s}}
        """
            .formatted(verbs);
    return DescriptorParser.parse(descriptor).verbs().getFirst();
  }

  private static List<String> keys(Verb verb) {
    return verb.arguments().stream().map(Verb.Argument::key).toList();
  }
}
