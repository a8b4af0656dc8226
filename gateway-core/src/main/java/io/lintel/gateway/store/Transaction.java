package io.lintel.gateway.store;

import java.util.List;

/**
 * Writes that become durable together.
 *
 * @param writes applied in order
 */
public record Transaction(List<Write> writes) {

  public Transaction {
    writes = List.copyOf(writes);
  }

  public static Transaction of(Write... writes) {
    return new Transaction(List.of(writes));
  }
}
