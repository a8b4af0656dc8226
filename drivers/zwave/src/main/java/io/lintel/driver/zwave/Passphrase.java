package io.lintel.driver.zwave;

import io.lintel.spi.Console;
import io.lintel.spi.Question;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.function.Consumer;

/** Asks for the passphrase of a backup. */
record Passphrase(Console console) {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int BYTES_MIN = 12;

  void ask(Consumer<Secret> typed) {
    console.askSecret(Question.of("Passphrase of the backup", LIMIT), typed, this::unanswered);
  }

  /** For a new backup: a slip of a finger would lock everybody out. */
  void askTwice(Consumer<Secret> typed) {
    console.askSecret(
        Question.of(
            "Choose a passphrase of at least "
                + BYTES_MIN
                + " characters; without it nobody can open the backup",
            LIMIT),
        first -> askAgain(first, typed),
        this::unanswered);
  }

  private void askAgain(Secret first, Consumer<Secret> typed) {
    if (first.reveal().length < BYTES_MIN) {
      console.failed(
          MaintenanceFaults.unusable(
              "the passphrase is too short: it needs at least " + BYTES_MIN + " characters"));
      return;
    }
    console.askSecret(
        Question.of("The same passphrase once more", LIMIT),
        second -> {
          if (second.equals(first)) {
            typed.accept(first);
          } else {
            console.failed(MaintenanceFaults.unusable("the two passphrases differ: begin again"));
          }
        },
        this::unanswered);
  }

  private void unanswered() {
    console.failed(MaintenanceFaults.unanswered());
  }
}
