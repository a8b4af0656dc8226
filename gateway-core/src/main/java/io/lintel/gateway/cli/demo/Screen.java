package io.lintel.gateway.cli.demo;

import java.io.PrintWriter;

/** What the demo prints: who said what, in columns. From any thread. */
final class Screen {

  private final PrintWriter out;

  Screen(PrintWriter out) {
    this.out = out;
  }

  synchronized void title(String text) {
    print("");
    print("== " + text);
  }

  void platform(String text) {
    print("   platform | " + text);
  }

  void house(String text) {
    print("   house    | " + text);
  }

  /** A line of the gateway's log. */
  void log(String text) {
    print("   log      | " + text);
  }

  synchronized void print(String text) {
    out.println(text);
    out.flush();
  }
}
