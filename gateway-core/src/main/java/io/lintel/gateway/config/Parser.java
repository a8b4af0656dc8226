package io.lintel.gateway.config;

/** Reads one kind of value. Pure. */
@FunctionalInterface
public interface Parser<T> {
  Parsed<T> parse(ConfigNode node);
}
