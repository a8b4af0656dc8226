package io.lintel.spi;

/**
 * A reader that only tells which card was shown: the gateway decides. Each card is a {@link
 * Report.Card}.
 */
public interface CardReader extends Capability {}
