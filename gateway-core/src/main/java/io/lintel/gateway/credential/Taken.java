package io.lintel.gateway.credential;

import java.util.List;

/**
 * What became of records that were handed in.
 *
 * @param count how many are durable now
 * @param refused in words, each with its place, from 0
 */
public record Taken(int count, List<String> refused) {

  public Taken {
    refused = List.copyOf(refused);
  }
}
