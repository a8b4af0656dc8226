package io.lintel.spi;

import java.util.Map;

/**
 * A device that has joined and that no configuration names.
 *
 * @param suggestedName for an operator who has none, for instance {@code Yale lock 12}; cut to 64
 *     characters
 * @param address as it would stand under {@code address:} of a device, checked by the host against
 *     the descriptor; texts, numbers and flags, no lists and no secrets
 * @param model what it is, for lists; may be empty
 */
public record Found(String suggestedName, Map<String, String> address, String model) {

  public Found {
    address = Map.copyOf(address);
    if (suggestedName.isBlank() || address.isEmpty()) {
      throw new IllegalArgumentException("a device that was found has a name and an address");
    }
  }
}
