package io.lintel.hardware.bench;

import java.io.IOException;

/** The floor of every start and every footprint: a JVM that does nothing until its input ends. */
final class EmptyMain {
  private EmptyMain() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("ready");
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
  }
}
