package io.lintel.gateway.driver.plugin;

import io.lintel.gateway.config.SettingRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Work on a whole network that a driver offers to operators, as its descriptor declares it.
 *
 * @param name one or two words, such as {@code include} or {@code keys import}
 * @param help one line for the installer
 * @param root whether only root may have it done; then each time is kept in the journal too
 * @param limit after which it is cancelled; 1 s to 24 h
 * @param arguments positional ones in their order, then options
 */
public record Verb(
    String name, String help, boolean root, Duration limit, List<Argument> arguments) {

  public Verb {
    arguments = List.copyOf(arguments);
  }

  public Optional<Argument> argument(String key) {
    return arguments.stream().filter(argument -> argument.key().equals(key)).findFirst();
  }

  /**
   * One argument.
   *
   * @param key in snake case; {@code dry_run} is typed as {@code --dry-run}
   * @param positional whether it is typed by its place instead
   * @param secretFile of an input file: whether it is refused when others than its owner may read
   *     it
   * @param rule whether it must be there, its help, and of a {@link Kind#PLAIN} value its form
   */
  public record Argument(
      String key, Kind kind, boolean positional, boolean secretFile, SettingRule rule) {}

  /** What an argument is. */
  public enum Kind {
    /** A value as in the configuration. */
    PLAIN,
    /** A device of the instance, by name or id; the driver is given the id. */
    DEVICE,
    /** A file that the operator's process reads; the driver is given the content. */
    IN_FILE,
    /** A file that the operator's process writes; the driver is given a flag. */
    OUT_FILE
  }
}
