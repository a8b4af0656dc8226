package io.lintel.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lintel.gateway.config.SettingRule;
import io.lintel.gateway.driver.JobRequest;
import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator;
import io.lintel.gateway.driver.job.Operator.Shown;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.driver.plugin.Verb.Argument;
import io.lintel.gateway.driver.plugin.Verb.Kind;
import io.lintel.gateway.model.HostFault;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Jobs that show what a terminal must be able to show. */
final class FakeJobs {

  static final List<Verb> VERBS =
      List.of(
          verb("nodes"),
          verb("include", argument("dry_run", Kind.PLAIN, SettingRule.Type.FLAG, false)),
          verb("keys import", argument("file", Kind.IN_FILE, SettingRule.Type.TEXT, true)),
          verb("keys export", argument("file", Kind.OUT_FILE, SettingRule.Type.TEXT, true)),
          verb("forbidden"));

  final List<JobRequest> requests = new CopyOnWriteArrayList<>();
  final List<String> heard = new CopyOnWriteArrayList<>();

  Operation begin(JobRequest request, String issuedBy, Operator operator) {
    requests.add(request);
    heard.add(issuedBy);
    switch (request.verb()) {
      case "nodes" -> {
        operator.show(new Shown.Rows(List.of(row("1", "stick"), row("12", "lock"))));
        operator.show(done("2 nodes"));
      }
      case "include" -> {
        operator.show(new Shown.Progress("press the button", 1, 3));
        operator.show(new Shown.Asked(1, Question.of("PIN?", Duration.ofMinutes(1)), true));
      }
      case "keys import" -> operator.show(done(size(request) + " bytes"));
      case "keys export" -> {
        byte[] keys = new byte[500_000];
        Arrays.fill(keys, (byte) 'k');
        operator.show(new Shown.FileContent(1, "file", new Secret(keys)));
      }
      default -> throw new FaultException(HostFault.ROOT_ONLY.because("only root may do this"));
    }
    return new Hand(operator);
  }

  private static int size(JobRequest request) {
    return Optional.ofNullable(request.files().get("file"))
        .map(secret -> secret.reveal().length)
        .orElse(0);
  }

  private static SequencedMap<String, String> row(String node, String what) {
    var row = new LinkedHashMap<String, String>();
    row.put("node", node);
    row.put("what_it_is", what);
    return row;
  }

  private static Shown done(String summary) {
    return new Shown.Ended(Optional.empty(), summary);
  }

  private static Verb verb(String name, Argument... arguments) {
    return new Verb(
        name,
        "Does " + name + ".",
        name.equals("forbidden"),
        Duration.ofMinutes(1),
        List.of(arguments));
  }

  private static Argument argument(String key, Kind kind, SettingRule.Type type, boolean place) {
    return new Argument(key, kind, place, kind == Kind.IN_FILE, SettingRule.of(type, place));
  }

  /** Ends the job with what it hears. */
  private final class Hand implements Operation {
    private final Operator operator;

    Hand(Operator operator) {
      this.operator = operator;
    }

    @Override
    public void answer(int number, Secret text) {
      operator.show(done("answered " + number + " " + new String(text.reveal(), UTF_8)));
    }

    @Override
    public void decline(int number) {
      var fault = Fault.retry("radio.no_pin", "no PIN was given: try again");
      operator.show(new Shown.Ended(Optional.of(fault), ""));
    }

    @Override
    public void written(int number, boolean whole) {
      operator.show(done("written " + whole));
    }

    @Override
    public void cancel() {
      heard.add("cancel");
    }

    @Override
    public void gone() {
      heard.add("gone");
    }
  }
}
