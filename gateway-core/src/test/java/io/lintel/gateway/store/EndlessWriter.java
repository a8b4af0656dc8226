package io.lintel.gateway.store;

import io.lintel.gateway.model.DeliveryClass;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Publishes for ever; a line on standard output for each sequence that was confirmed. */
final class EndlessWriter {

  private static final int IN_FLIGHT = 8;

  private EndlessWriter() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true);
    Semaphore window = new Semaphore(IN_FLIGHT);
    SqliteStore store = open(Path.of(arguments[0]));
    while (!out.checkError()) {
      window.acquire();
      store.commit(
          Transaction.of(Samples.publish(DeliveryClass.ACCESS, "on and on")),
          Priority.ACCESS,
          result -> {
            if (result instanceof CommitResult.Committed(var sequences)) {
              out.println(sequences.getFirst());
            }
            window.release();
          });
    }
    store.close();
  }

  static SqliteStore open(Path folder) {
    return SqliteStore.open(
        folder,
        StoreLimits.defaults().withFile(64 * 1024 * 1024, 65_536),
        new HandTime(),
        Optional.empty(),
        Samples::dropped);
  }
}
