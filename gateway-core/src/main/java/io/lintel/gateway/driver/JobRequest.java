package io.lintel.gateway.driver;

import io.lintel.spi.Secret;
import java.util.Map;

/**
 * What an operator wants done.
 *
 * @param verb as its descriptor names it
 * @param arguments as typed, by key; of a file to be written anything
 * @param files the content of files that were read, by key
 * @param byRoot whether it is root who asks, by the kernel's word
 */
public record JobRequest(
    String instance,
    String verb,
    Map<String, String> arguments,
    Map<String, Secret> files,
    boolean byRoot) {

  public JobRequest {
    arguments = Map.copyOf(arguments);
    files = Map.copyOf(files);
  }
}
