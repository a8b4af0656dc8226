package io.lintel.gateway.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads a mapping key by key. A key that was never asked for is unknown, and {@link #end} says so.
 * What does not fit becomes a problem and reads as its default, so that all problems are found in
 * one pass; a tree read with problems is thrown away.
 */
final class Section {

  private final ConfigNode.Mapping mapping;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  Section(ConfigNode.Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  /** The value, or {@code placeholder} (which never leaves) after telling that it is missing. */
  <T> T required(String key, Parser<T> parser, T placeholder) {
    if (value(key).isEmpty()) {
      missing(key);
    }
    return optional(key, parser).orElse(placeholder);
  }

  int number(String key, int min, int max, int defaultValue) {
    return optional(key, Parsers.number(min, max)).map(Math::toIntExact).orElse(defaultValue);
  }

  <T> T optional(String key, Parser<T> parser, T defaultValue) {
    return optional(key, parser).orElse(defaultValue);
  }

  <T> Optional<T> optional(String key, Parser<T> parser) {
    return value(key).flatMap(node -> parsed(node, parser));
  }

  /** A section that is always there: absent means all defaults. */
  <T> T section(String key, Function<Section, T> read) {
    return optionalSection(key, read)
        .orElseGet(
            () -> read(new ConfigNode.Mapping(mapping.mark(), pathOf(key), List.of()), read));
  }

  <T> Optional<T> optionalSection(String key, Function<Section, T> read) {
    return value(key).flatMap(this::mapping).map(node -> read(node, read));
  }

  /** A key whose own keys are names, each with a section that others describe. */
  <T> List<T> named(String key, Parser<String> name, BiFunction<String, Section, T> read) {
    var all = new ArrayList<T>();
    for (var entry : entries(key)) {
      ConfigNode asText =
          new ConfigNode.Scalar(
              entry.mark(), entry.value().path(), entry.key(), ConfigNode.Kind.TEXT);
      parsed(asText, name);
      mapping(entry.value())
          .map(node -> read.apply(entry.key(), new Section(node, problems)))
          .ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /** A list of sections. */
  <T> List<T> listed(String key, Function<Section, T> read) {
    return switch (value(key).orElse(null)) {
      case null -> List.of();
      case ConfigNode.Listing listing ->
          listing.items().stream()
              .flatMap(item -> mapping(item).stream())
              .map(item -> read(item, read))
              .toList();
      case ConfigNode nothing when isNothing(nothing) -> List.of();
      case ConfigNode other -> {
        problems.add(other, "must be a list (lines beginning with -), not " + other.described());
        yield List.of();
      }
    };
  }

  /** The node itself, for a section that someone else describes. */
  ConfigNode.Mapping nodeOrEmpty(String key) {
    return value(key)
        .flatMap(this::mapping)
        .orElseGet(() -> new ConfigNode.Mapping(mapping.mark(), pathOf(key), List.of()));
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  ConfigNode.Mapping self() {
    return mapping;
  }

  /** Where a key's value stands, or the section if it is not there. */
  Mark markOf(String key) {
    return mapping.entry(key).map(entry -> entry.value().mark()).orElse(mapping.mark());
  }

  void problem(String key, String message) {
    problems.add(markOf(key), pathOf(key), message);
  }

  /** Tells that a key is not there, unless it is there with a value that does not fit. */
  void missing(String key) {
    if (mapping.entry(key).isEmpty()) {
      problems.add(mapping.mark(), pathOf(key), "is missing");
    }
  }

  private List<ConfigNode.Entry> entries(String key) {
    return value(key).flatMap(this::mapping).map(ConfigNode.Mapping::entries).orElse(List.of());
  }

  private <T> T read(ConfigNode.Mapping node, Function<Section, T> read) {
    var section = new Section(node, problems);
    T result = read.apply(section);
    section.end();
    return result;
  }

  private void end() {
    for (var entry : mapping.entries()) {
      if (!asked.contains(entry.key())) {
        problems.add(
            entry.mark(),
            pathOf(entry.key()),
            "there is no such key" + Nearest.hint(entry.key(), asked));
      }
    }
  }

  private Optional<ConfigNode> value(String key) {
    asked.add(key);
    return mapping.entry(key).map(ConfigNode.Entry::value);
  }

  private <T> Optional<T> parsed(ConfigNode node, Parser<T> parser) {
    return switch (parser.parse(node)) {
      case Parsed.Value<T>(T value) -> Optional.of(value);
      case Parsed.Misfit<T>(String message) -> {
        problems.add(node, message);
        yield Optional.empty();
      }
    };
  }

  /** A key with nothing behind it, as when all below it is commented out, is an empty section. */
  private Optional<ConfigNode.Mapping> mapping(ConfigNode node) {
    if (node instanceof ConfigNode.Mapping section) {
      return Optional.of(section);
    }
    if (isNothing(node)) {
      return Optional.of(new ConfigNode.Mapping(node.mark(), node.path(), List.of()));
    }
    problems.add(node, "must be a section with keys, not " + node.described());
    return Optional.empty();
  }

  private static boolean isNothing(ConfigNode node) {
    return node instanceof ConfigNode.Scalar scalar && scalar.kind() == ConfigNode.Kind.NOTHING;
  }

  private String pathOf(String key) {
    return mapping.path().isEmpty() ? key : mapping.path() + "." + key;
  }

  /** Reads the whole file. */
  static <T> T whole(ConfigNode.Mapping root, Problems problems, Function<Section, T> read) {
    return new Section(root, problems).read(root, read);
  }
}
