package io.lintel.gateway.config;

/**
 * A place in the file.
 *
 * @param line from 1
 * @param column from 1
 */
public record Mark(int line, int column) {}
