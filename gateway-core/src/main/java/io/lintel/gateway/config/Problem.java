package io.lintel.gateway.config;

/**
 * Something in the file that must be mended.
 *
 * @param mark where it stands, or where what is missing belongs
 * @param path of the key, such as {@code devices[1].address.node}; empty for the file as a whole
 * @param message what is wrong and what would be right, in plain words; never a secret's value
 */
public record Problem(Mark mark, String path, String message) {

  /** As an editor understands it: {@code gateway.yaml:12:5: devices[1].name: …}. */
  public String line(String fileName) {
    String key = path.isEmpty() ? "" : path + ": ";
    return "%s:%d:%d: %s%s".formatted(fileName, mark.line(), mark.column(), key, message);
  }
}
