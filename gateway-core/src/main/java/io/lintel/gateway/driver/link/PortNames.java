package io.lintel.gateway.driver.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The serial adapters that are plugged in, by the names that stay the same.
 *
 * @param byId {@code /dev/serial/by-id}
 */
record PortNames(Path byId) {

  private static final int NAMES_MAX = 5;

  /** What could be meant instead of a port that is not there. */
  String advice(Path asked) {
    List<Path> names = likest(asked);
    return names.isEmpty()
        ? "No serial adapter is plugged in: plug it in, or look with lsusb whether the box sees it"
        : "Plugged in are: " + names.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private List<Path> likest(Path asked) {
    try (Stream<Path> names = Files.list(byId)) {
      return names
          .sorted(
              Comparator.comparingInt((Path name) -> -alike(name, asked))
                  .thenComparing(Comparator.naturalOrder()))
          .limit(NAMES_MAX)
          .toList();
    } catch (IOException absent) {
      return List.of(); // udev makes the folder with the first adapter
    }
  }

  private static int alike(Path name, Path asked) {
    String left = name.toString();
    String right = asked.toString();
    int length = 0;
    while (length < Math.min(left.length(), right.length())
        && left.charAt(length) == right.charAt(length)) {
      length++;
    }
    return length;
  }
}
