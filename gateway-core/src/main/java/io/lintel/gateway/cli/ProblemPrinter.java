package io.lintel.gateway.cli;

import io.lintel.gateway.config.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Prints what is wrong with a configuration. */
final class ProblemPrinter {

  private ProblemPrinter() {}

  static void print(PrintWriter out, Path file, List<Problem> problems) {
    problems.forEach(problem -> out.println(problem.line(file.toString())));
    out.println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
    out.flush();
  }
}
