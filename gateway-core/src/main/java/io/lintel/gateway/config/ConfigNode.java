package io.lintel.gateway.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A piece of the file that knows where it stands. Kept for sections that a driver's descriptor
 * describes. Prints its place, never its content, which may be a secret.
 */
public sealed interface ConfigNode {

  Mark mark();

  /** Of keys, such as {@code devices[1].address}; empty for the whole file. */
  String path();

  /** Text, a number, a flag or nothing. */
  record Scalar(Mark mark, String path, String text, Kind kind) implements ConfigNode {

    @Override
    public String toString() {
      return path + " at " + mark;
    }
  }

  /** What a scalar looks like by the YAML 1.2 core schema. */
  enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    FLAG,
    NOTHING
  }

  /** Keys with values, in the order of the file; no key twice. */
  record Mapping(Mark mark, String path, List<Entry> entries) implements ConfigNode {

    public Mapping {
      entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** The same without one key. */
    public Mapping without(String key) {
      return new Mapping(
          mark, path, entries.stream().filter(entry -> !entry.key().equals(key)).toList());
    }

    @Override
    public String toString() {
      return path + " at " + mark;
    }
  }

  /** One key and what it says. */
  record Entry(Mark mark, String key, ConfigNode value) {

    public Entry {
      Objects.requireNonNull(value);
    }
  }

  /** Values in order. */
  record Listing(Mark mark, String path, List<ConfigNode> items) implements ConfigNode {

    public Listing {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return path + " at " + mark;
    }
  }

  /** In the installer's words. */
  default String described() {
    return switch (this) {
      case Scalar scalar when scalar.kind() == Kind.NOTHING -> "nothing";
      case Scalar scalar when scalar.kind() == Kind.TEXT -> "text";
      case Scalar scalar when scalar.kind() == Kind.FLAG -> "true or false";
      case Scalar _ -> "a number";
      case Mapping _ -> "a section with keys";
      case Listing _ -> "a list";
    };
  }
}
