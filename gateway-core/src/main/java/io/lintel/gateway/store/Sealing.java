package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.secret.Sealer;
import io.lintel.spi.FaultException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The border at which codes and keys are sealed: nothing that a command carried or a message tells
 * lies readable in the file or its log. The first byte of a column says whether it is sealed, so
 * that a store begun without a key can be read after one was set up.
 */
final class Sealing {

  private static final byte PLAIN = 0;
  private static final byte SEALED = 1;
  private static final String CHECK = "meta/seal_check";

  private final Optional<Sealer> sealer;

  Sealing(Optional<Sealer> sealer) {
    this.sealer = sealer;
  }

  byte[] close(String name, byte[] plain) {
    return sealer
        .map(key -> tagged(SEALED, key.seal(name, plain)))
        .orElseGet(() -> tagged(PLAIN, plain));
  }

  Bytes open(String name, byte[] column) {
    byte[] content = Arrays.copyOfRange(column, 1, column.length);
    return Bytes.of(column[0] == SEALED ? key().open(name, content) : content);
  }

  /**
   * A message on its way out, which may hold a code. Without a key it stays as it is: JSON begins
   * with a brace, and never with a tag.
   */
  byte[] closeMessage(long position, byte[] json) {
    return sealer.isPresent() ? close(messageName(position), json) : json;
  }

  Bytes openMessage(long position, byte[] column) {
    return column[0] == '{' ? Bytes.of(column) : open(messageName(position), column);
  }

  /** A column that opens only with a known key; empty without a key source. */
  Optional<byte[]> check() {
    return sealer.map(key -> close(CHECK, new byte[] {1}));
  }

  /** Throws when the store was sealed with a key that is not known. */
  void verify(byte[] check) {
    open(CHECK, check);
  }

  private static String messageName(long position) {
    return "journal/" + position;
  }

  private Sealer key() {
    return sealer.orElseThrow(() -> new FaultException(StoreFaults.sealed()));
  }

  private static byte[] tagged(byte tag, byte[] content) {
    byte[] column = new byte[content.length + 1];
    column[0] = tag;
    System.arraycopy(content, 0, column, 1, content.length);
    return column;
  }
}
