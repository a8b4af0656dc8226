package io.lintel.gateway.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.gateway.driver.JobRequest;
import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator;
import io.lintel.gateway.driver.job.Operator.Shown;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.model.HostFault;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the journal keeps of jobs that are for root alone, and what it does not. */
class AuditedJobsTest {
  private static final String SECRET = "d2f1-the-keys";

  private final List<Map<String, Object>> journal = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();
  private final ScriptedJobs scripted = new ScriptedJobs();
  private final AuditedJobs jobs =
      new AuditedJobs(
          scripted,
          (type, deliveryClass, fields) -> {
            assertEquals("gateway.job", type);
            journal.add(fields);
          });

  @Test
  void the_begin_and_the_end_of_what_is_for_root_are_kept_with_who_and_what() {
    begin("keys export", true);
    scripted.show(new Shown.Ended(Optional.empty(), "4 keys"));
    assertEquals(List.of(entry("keys export", "begins"), entry("keys export", "done")), journal);
  }

  @Test
  void an_end_that_failed_is_kept_by_its_code() {
    begin("keys export", true);
    scripted.show(new Shown.Ended(Optional.of(Fault.retry("radio.lost", "try again")), ""));
    assertEquals("radio.lost", journal.getLast().get("outcome"));
  }

  @Test
  void a_refusal_is_kept_and_told() {
    assertThrows(FaultException.class, () -> begin("keys export", false));
    assertEquals(
        List.of(
            entry("keys export", "begins"),
            entry("keys export", HostFault.ROOT_ONLY.because("no").code())),
        journal);
  }

  @Test
  void what_is_not_for_root_is_not_kept() {
    begin("nodes", false);
    scripted.show(new Shown.Ended(Optional.empty(), "2 nodes"));
    begin("unknown", false);
    assertEquals(List.of(), journal);
  }

  @Test
  void the_operator_sees_all_and_the_journal_nothing_of_what_was_read_written_or_asked() {
    begin("keys export", true);
    scripted.show(new Shown.Progress("with " + SECRET, 1, 2));
    scripted.show(new Shown.FileContent(1, "file", new Secret(SECRET.getBytes(UTF_8))));
    scripted.show(new Shown.Ended(Optional.empty(), SECRET));
    assertEquals(3, shown.size());
    assertFalse(journal.toString().contains(SECRET), journal.toString());
  }

  private void begin(String verb, boolean byRoot) {
    var files = Map.of("file", new Secret(SECRET.getBytes(UTF_8)));
    var request = new JobRequest("radio", verb, Map.of("pin", SECRET), files, byRoot);
    jobs.begin(request, "uid 0", shown::add);
  }

  private static Map<String, Object> entry(String verb, String outcome) {
    return Map.of("driver", "radio", "verb", verb, "issued_by", "uid 0", "outcome", outcome);
  }

  /** Refuses who is not root what is for root; shows what the test says. */
  private static final class ScriptedJobs implements AuditedJobs.Jobs {
    private Operator operator = shown -> {};

    void show(Shown what) {
      operator.show(what);
    }

    @Override
    public Map<String, List<Verb>> verbs() {
      return Map.of("radio", List.of(verb("nodes", false), verb("keys export", true)));
    }

    @Override
    public Operation operate(JobRequest request, Operator asking) {
      if (request.verb().equals("keys export") && !request.byRoot()) {
        throw new FaultException(HostFault.ROOT_ONLY.because("only root may do this"));
      }
      operator = asking;
      return new Unused();
    }

    private static Verb verb(String name, boolean root) {
      return new Verb(name, "Does it.", root, Duration.ofMinutes(1), List.of());
    }
  }

  private static final class Unused implements Operation {
    @Override
    public void answer(int number, Secret text) {}

    @Override
    public void decline(int number) {}

    @Override
    public void written(int number, boolean whole) {}

    @Override
    public void cancel() {}

    @Override
    public void gone() {}
  }
}
