package io.lintel.gateway.driver;

import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.Problem;
import io.lintel.gateway.config.Problems;
import io.lintel.gateway.config.SettingRule;
import io.lintel.gateway.config.SettingsCheck;
import io.lintel.gateway.config.Typed;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.driver.plugin.Verb.Argument;
import io.lintel.gateway.model.HostFault;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Secret;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The arguments of a job as its driver sees them: plain ones as settings, files by their content.
 */
record JobArguments(Settings plain, Map<String, Secret> files) implements Settings {

  private static final String PATH = "argument";

  /**
   * Checks what was typed.
   *
   * @param find the devices of the instance that someone means by a text
   * @throws FaultException {@code host.job_argument}, naming the argument
   */
  static Settings check(Verb verb, JobRequest request, Function<String, List<DeviceConfig>> find) {
    var typed = new LinkedHashMap<>(request.arguments());
    var rules = new LinkedHashMap<String, SettingRule>();
    for (Argument argument : verb.arguments()) {
      prepare(argument, request, find, typed, rules);
    }
    requireDeclared(verb, request);
    var problems = new Problems();
    Settings plain = SettingsCheck.check(Typed.section(PATH, typed, rules), rules, problems);
    if (!problems.none()) {
      throw wrong(
          problems.all().stream().map(JobArguments::words).collect(Collectors.joining("; ")));
    }
    return new JobArguments(plain, request.files());
  }

  private static void prepare(
      Argument argument,
      JobRequest request,
      Function<String, List<DeviceConfig>> find,
      Map<String, String> typed,
      Map<String, SettingRule> rules) {
    String key = argument.key();
    switch (argument.kind()) {
      case PLAIN -> rules.put(key, argument.rule());
      case DEVICE -> {
        rules.put(key, argument.rule());
        typed.computeIfPresent(key, (_, text) -> deviceId(key, text, find.apply(text)));
      }
      case OUT_FILE -> {
        rules.put(key, SettingRule.of(SettingRule.Type.FLAG, argument.rule().required()));
        typed.computeIfPresent(key, (_, _) -> "true");
      }
      case IN_FILE -> {
        if (argument.rule().required() && !request.files().containsKey(key)) {
          throw wrong(option(key) + ": is missing: name the file");
        }
      }
    }
  }

  private static void requireDeclared(Verb verb, JobRequest request) {
    for (String key : request.files().keySet()) {
      if (verb.argument(key).filter(a -> a.kind() == Verb.Kind.IN_FILE).isEmpty()) {
        throw wrong(option(key) + ": takes no file");
      }
    }
  }

  private static String deviceId(String key, String text, List<DeviceConfig> found) {
    return switch (found.size()) {
      case 1 -> found.getFirst().deviceId().toString();
      case 0 -> throw wrong(option(key) + ": this driver has no device \"" + text + "\"");
      default ->
          throw wrong(
              option(key) + ": several devices are called \"" + text + "\": give the id of one");
    };
  }

  private static String words(Problem problem) {
    String key = problem.path().replaceFirst("^" + PATH + "\\.?", "");
    return (key.isEmpty() ? "" : option(key) + ": ") + problem.message();
  }

  private static String option(String key) {
    return "--" + key.replace('_', '-');
  }

  private static FaultException wrong(String message) {
    return new FaultException(HostFault.JOB_ARGUMENT.because(message));
  }

  @Override
  public Optional<String> text(String key) {
    return plain.text(key);
  }

  @Override
  public OptionalLong number(String key) {
    return plain.number(key);
  }

  @Override
  public OptionalDouble decimal(String key) {
    return plain.decimal(key);
  }

  @Override
  public Optional<Boolean> flag(String key) {
    return plain.flag(key);
  }

  @Override
  public Optional<Duration> duration(String key) {
    return plain.duration(key);
  }

  @Override
  public List<String> texts(String key) {
    return plain.texts(key);
  }

  @Override
  public List<Long> numbers(String key) {
    return plain.numbers(key);
  }

  @Override
  public Optional<Secret> secret(String key) {
    return Optional.ofNullable(files.get(key));
  }

  @Override
  public Fault problem(String key, String message) {
    return HostFault.JOB_ARGUMENT.because(option(key) + ": " + message);
  }
}
