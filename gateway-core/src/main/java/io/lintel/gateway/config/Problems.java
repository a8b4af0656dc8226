package io.lintel.gateway.config;

import io.lintel.gateway.log.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong with a file, so that all of it is told at once. Used by one thread. */
public final class Problems {

  /** More than this helps nobody; the last one then says that there are more. */
  private static final int MAX = 100;

  private static final int MESSAGE_MAX = 300;

  private final List<Problem> found = new ArrayList<>();

  public void add(ConfigNode node, String message) {
    add(node.mark(), node.path(), message);
  }

  public void add(Mark mark, String path, String message) {
    if (found.size() < MAX) {
      found.add(new Problem(mark, Text.clean(path, MESSAGE_MAX), Text.clean(message, MESSAGE_MAX)));
    } else if (found.size() == MAX) {
      found.add(new Problem(mark, "", "there are more problems; mend these first"));
    }
  }

  public boolean none() {
    return found.isEmpty();
  }

  /** In the order of the file; those of one place in the order they were found. */
  public List<Problem> all() {
    return found.stream()
        .sorted(
            Comparator.comparingInt((Problem problem) -> problem.mark().line())
                .thenComparingInt(problem -> problem.mark().column()))
        .toList();
  }
}
