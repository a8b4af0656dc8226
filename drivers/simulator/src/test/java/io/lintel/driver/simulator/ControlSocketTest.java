package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.testkit.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlSocketTest {
  private House house;

  @BeforeEach
  void a_keypad_lock_and_a_release(@TempDir Path folder) {
    house =
        House.with(
            World.seeded(1).host("simulator", folder),
            List.of(
                Map.of("kind", "keypad_lock", "codes", List.of("1234")),
                Map.of("kind", "release")));
  }

  @Test
  void an_answer_tells_what_was_done_and_how_the_door_is() {
    assertEquals(
        "{\"ok\":true,\"device_id\":\""
            + House.door()
            + "\",\"do\":\"jam\",\"bolt\":\"locked\",\"moving\":false,\"stuck\":true,"
            + "\"online\":true,\"hung\":false,\"slow\":false,"
            + "\"slots\":30,\"slots_used\":1,\"writes\":0,\"refuses_codes\":false}",
        house.host().say("{\"device_id\":\"" + House.door() + "\",\"do\":\"jam\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "jam | not a JSON object: it goes wrong at column",
        "[] | not a JSON object: send one",
        "{} | \"device_id\" is missing",
        "{\"device_id\":\"$DOOR\"} | \"do\" is missing",
        "{\"device_id\":\"7\",\"do\":\"jam\"} | \"device_id\" is not a UUID",
        "{\"device_id\":7,\"do\":\"jam\"} | \"device_id\" must be a text in quotes",
        "{\"device_id\":\"00000000-0000-0000-0000-000000000000\",\"do\":\"jam\"} | no simulated device",
        "{\"device_id\":\"$DOOR\",\"do\":\"explode\"} | unknown \"do\": \"explode\" is none of look, jam,",
        "{\"device_id\":\"$DOOR\",\"do\":\"jam\",\"speed\":\"1\"} | unknown key \"speed\"",
        "{\"device_id\":\"$DOOR\",\"do\":\"jam\",\"digits\":\"1234\"} | \"digits\" does not go with \"do\":\"jam\": remove it",
        "{\"device_id\":\"$DOOR\",\"do\":\"key\"} | \"digits\" is missing",
        "{\"device_id\":\"$DOOR\",\"do\":\"key\",\"digits\":\"12a4\"} | \"digits\" must be 1 to 32",
        "{\"device_id\":\"$DOOR\",\"do\":\"jam\",\"do\":\"jam\"} | not a JSON object",
        "{\"device_id\":\"$DOOR\",\"do\":\"jam\"}{} | more than one JSON object",
        "{\"device_id\":\"$RELEASE\",\"do\":\"key\",\"digits\":\"1\"} | \"release\" cannot key: it has no keypad",
        "{\"device_id\":\"$RELEASE\",\"do\":\"manual_unlock\"} | \"release\" cannot manual_unlock: it has no thumb-turn",
        "{\"device_id\":\"$RELEASE\",\"do\":\"fill_slots\"} | \"release\" cannot fill_slots: it holds no codes",
        "{\"device_id\":\"$DOOR\",\"do\":\"card\",\"bits\":26,\"hex\":\"0\"} | \"keypad_lock\" cannot card",
        "{\"device_id\":\"$DOOR\",\"do\":\"card\",\"bits\":4,\"hex\":\"1f\"} | \"hex\" has more than 4 bits",
        "{\"device_id\":\"$DOOR\",\"do\":\"card\",\"bits\":26,\"hex\":\"xy\"} | \"hex\" must be 1 to 128",
        "{\"device_id\":\"$DOOR\",\"do\":\"card\",\"bits\":0,\"hex\":\"1\"} | \"bits\" must be a whole number from 1 to 512",
        "{\"device_id\":\"$DOOR\",\"do\":\"foreign_code\"} | \"slot\" is missing",
        "{\"device_id\":\"$DOOR\",\"do\":\"foreign_code\",\"slot\":31,\"digits\":\"1\"} | it has slots 1 to 30",
        "{\"device_id\":\"$DOOR\",\"do\":\"foreign_code\",\"slot\":2,\"digits\":\"1234\"} | another slot holds these digits",
        "{\"device_id\":\"$DOOR\",\"do\":\"key\",\"digits\":1234} | \"digits\" must be a text in quotes"
      })
  void a_wrong_line_is_told_what_is_wrong(String line, String message) throws Exception {
    String sent =
        line.replace("$DOOR", House.door(0).toString())
            .replace("$RELEASE", House.door(1).toString());
    Map<String, String> answer = refusal(house.host().say(sent));
    assertTrue(answer.getOrDefault("error", "").startsWith(message), answer.toString());
  }

  @Test
  void a_wrong_line_does_not_give_its_digits_back() {
    String answer =
        house
            .host()
            .say("{\"device_id\":\"" + House.door() + "\",\"do\":\"key\",\"digits\":\"98765x\"}");
    assertFalse(answer.contains("98765"), answer);
  }

  @Test
  void more_hands_than_can_wait_are_refused() {
    for (int i = 0; i <= DoorState.QUEUE_MAX; i++) {
      house.tell(i % 2 == 0 ? "manual_unlock" : "manual_lock");
    }
    String answer =
        house.host().say("{\"device_id\":\"" + House.door() + "\",\"do\":\"manual_lock\"}");
    assertTrue(answer.contains("too much waits"), answer);
  }

  @Test
  void no_line_makes_an_exception_escape() {
    var random = new SplittableRandom(11);
    String good = "{\"device_id\":\"" + House.door() + "\",\"do\":\"key\",\"digits\":\"1234\"}";
    for (int i = 0; i < 20_000; i++) {
      char[] line = good.toCharArray();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        line[random.nextInt(line.length)] =
            (char) random.nextInt(random.nextBoolean() ? 128 : 65_536);
      }
      String answer = house.host().say(new String(line));
      assertTrue(answer.startsWith("{\"ok\":") && !answer.contains("\n"), answer);
    }
  }

  /** The fields of a refusal, its {@code ok} made a text. */
  private static Map<String, String> refusal(String answer) throws JsonLine.NotALine {
    assertTrue(answer.startsWith("{\"ok\":false,"), answer);
    return JsonLine.read(answer, Set.of("ok"));
  }
}
