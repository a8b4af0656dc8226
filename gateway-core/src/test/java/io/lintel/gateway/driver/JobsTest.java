package io.lintel.gateway.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.driver.job.Operator.Shown;
import io.lintel.gateway.driver.job.Operator.Shown.Withdrawn.Why;
import io.lintel.gateway.driver.plugin.PluginFolder;
import io.lintel.spi.FaultException;
import io.lintel.spi.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator has a driver do, by the scripted plugin, in virtual time. */
class JobsTest {

  private House house;
  private ShownTo operator;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    PluginFolder.write(folder.resolve("drivers"), "scripted", "1");
    house = new House(folder).start();
    operator = new ShownTo(house);
  }

  @Test
  void rows_come_before_the_end_and_hold_no_control_characters() {
    operator.begin("nodes");
    var rows = operator.last(Shown.Rows.class).rows();
    assertEquals("{node=2, what=lock\\u{1b}[31m}", rows.get(1).toString());
    assertEquals(List.of("2 nodes"), operator.ends());
    assertEquals(Shown.Ended.class, operator.shown.getLast().getClass());
  }

  @Test
  void a_question_that_nobody_answers_is_over_when_its_time_is() {
    operator.begin("include");
    house.pass(Duration.ofSeconds(30));
    assertEquals(Why.TIME_OVER, operator.last(Shown.Withdrawn.class).why());
    assertEquals(1, operator.all(Shown.Withdrawn.class).count());
    assertEquals(List.of("scripted.no_pin"), operator.ends());
    operator.answer("12345");
    assertEquals(List.of("scripted.no_pin"), operator.ends());
  }

  @Test
  void a_question_ends_with_its_job_and_by_its_own_word() {
    operator.begin("include").cancel();
    assertEquals(List.of("scripted.cancelled"), operator.ends());
    assertEquals(Why.JOB_OVER, operator.last(Shown.Withdrawn.class).why());
  }

  @Test
  void ctrl_c_reaches_the_driver_which_ends_the_job() {
    operator.begin("wait").cancel().cancel();
    assertEquals(List.of("scripted.cancelled"), operator.ends());
  }

  @Test
  void a_driver_that_does_not_end_a_cancelled_job_is_not_waited_for() {
    house.say("stubborn");
    operator.begin("wait").cancel();
    house.pass(Duration.ofSeconds(59));
    assertEquals(List.of(), operator.ends());
    house.pass(Duration.ofSeconds(1));
    assertEquals(List.of("host.job_not_ended"), operator.ends());
  }

  @Test
  void a_job_is_cancelled_when_its_time_is_over() {
    operator.begin("wait");
    house.pass(Duration.ofMinutes(10));
    assertEquals("its time is over: it is ended", operator.lines().getLast());
    assertEquals(List.of("scripted.cancelled"), operator.ends());
  }

  @Test
  void an_operator_who_is_gone_is_asked_nothing_and_the_job_is_cancelled() {
    operator.begin("include").leave();
    assertEquals(List.of("scripted.cancelled"), operator.ends());
  }

  @Test
  void a_driver_that_fails_ends_its_jobs() {
    var other = new ShownTo(house).begin("wait");
    operator.begin("throw");
    assertEquals(List.of("driver.threw"), operator.ends());
    assertEquals(List.of("driver.threw"), other.ends());
  }

  @Test
  void what_the_driver_refuses_ends_with_its_words() {
    operator.begin("refuse");
    assertEquals(List.of("scripted.busy"), operator.ends());
  }

  @Test
  void four_jobs_at_a_time_and_no_fifth() {
    for (int i = 0; i < 4; i++) {
      new ShownTo(house).begin("wait");
    }
    assertEquals("host.too_many_jobs", refused("wait", true));
  }

  @Test
  void a_verb_for_root_is_refused_to_everybody_else() {
    assertEquals("host.root_only", refused("keys export", false, "file", "keys.json"));
    operator.begin("keys export", "file", "keys.json");
    assertEquals("file", operator.last(Shown.FileContent.class).argument());
  }

  @Test
  void an_export_is_done_only_when_it_is_on_the_disk() {
    operator.begin("keys export", "file", "keys.json");
    assertEquals(List.of(), operator.ends());
    assertEquals(List.of("exported"), operator.written(true).ends());
    var other = new ShownTo(house).begin("keys export", "file", "keys.json");
    assertEquals(List.of("scripted.not_written"), other.written(false).ends());
  }

  @Test
  void the_content_of_a_file_reaches_the_driver_and_prints_nowhere() {
    var files = Map.of("file", new Secret(new byte[] {4, 4, 4, 4}));
    var request = new JobRequest("scripted", "keys import", Map.of(), files, false);
    operator.begin(request);
    assertEquals(List.of("4 bytes"), operator.ends());
    assertFalse(request.toString().contains("4"), request::toString);
  }

  @Test
  void wrong_arguments_are_named_as_they_are_typed() {
    assertTrue(message("include", "node", "ten").startsWith("--node: "));
    assertTrue(message("include", "nod", "1").contains("nod"));
    assertTrue(message("exclude", "device", "Bak door").contains("no device \"Bak door\""));
    assertTrue(message("exclude").contains("--device"));
    assertTrue(message("keys import").contains("--file: is missing"));
    assertTrue(message("inclde").contains("include"));
  }

  private String refused(String verb, boolean byRoot, String... arguments) {
    var request = ShownTo.request(verb, byRoot, arguments);
    return assertThrows(FaultException.class, () -> house.host.operate(request, operator))
        .fault()
        .code();
  }

  private String message(String verb, String... arguments) {
    var request = ShownTo.request(verb, true, arguments);
    return assertThrows(FaultException.class, () -> house.host.operate(request, operator))
        .fault()
        .message();
  }
}
