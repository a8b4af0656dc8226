package io.lintel.gateway.credential;

import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Write;
import java.util.List;

/**
 * The gateway's key for cards: made at the first start, kept sealed in the store. A card is signed
 * only once the key is durable, else a power cut could leave cards that nobody can check.
 */
final class Signing {

  private static final String KEY = "credential/key";

  private final CardSigner signer;
  private boolean durable;

  private Signing(CardSigner signer, boolean durable) {
    this.signer = signer;
    this.durable = durable;
  }

  static Signing open(Workshop workshop) {
    var stored = workshop.blobs(KEY);
    return stored.stream()
        .map(Blob::value)
        .flatMap(bytes -> CardSigner.stored(bytes).stream())
        .findFirst()
        .map(known -> new Signing(known, true))
        .orElseGet(() -> made(workshop, !stored.isEmpty()));
  }

  CardSigner signer() {
    return signer;
  }

  boolean isDurable() {
    return durable;
  }

  private static Signing made(Workshop workshop, boolean insteadOfUnreadable) {
    var made = new Signing(CardSigner.make(), false);
    if (insteadOfUnreadable) {
      workshop
          .house()
          .tell(
              new Happening.Notice(
                  Happening.Level.ERROR,
                  "the key for cards cannot be read; a new one was made, and cards written before"
                      + " must be encoded again"));
    }
    workshop.commit(
        List.of(new Write.PutBlob(new Blob(KEY, made.signer.toStore()))),
        result -> made.durable = result instanceof CommitResult.Committed);
    return made;
  }
}
