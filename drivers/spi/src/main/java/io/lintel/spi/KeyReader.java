package io.lintel.spi;

/**
 * A keypad that only tells what was entered: the gateway decides. Each whole entry is a {@link
 * Report.Keys}.
 */
public interface KeyReader extends Capability {}
