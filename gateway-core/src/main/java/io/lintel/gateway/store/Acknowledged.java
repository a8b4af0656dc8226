package io.lintel.gateway.store;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sequences that the broker has and whose rows are not gone yet: readers of the outbox do not see
 * them. On a medium that takes no writes they stay hidden until it does, so that nothing is sent
 * again and again; after a restart they are sent once more. Bounded by the outbox. From any thread.
 */
final class Acknowledged {

  private final Set<Long> hidden = ConcurrentHashMap.newKeySet();
  private final Set<Long> owed = ConcurrentHashMap.newKeySet();

  void hide(List<Long> sequences) {
    hidden.addAll(sequences);
  }

  void ended(List<Long> sequences, CommitResult result) {
    switch (result) {
      case CommitResult.Committed committed -> {
        hidden.removeAll(Set.copyOf(sequences));
        owed.removeAll(Set.copyOf(sequences));
      }
      case CommitResult.Failed failed -> owed.addAll(sequences);
    }
  }

  /** Those whose commit failed, once: to be queued again now that the medium is well. */
  List<Long> takeOwed() {
    List<Long> taken = List.copyOf(owed);
    taken.forEach(owed::remove);
    return taken;
  }

  boolean hides(long sequence) {
    return hidden.contains(sequence);
  }

  /** How many of them come after a sequence. */
  int after(long sequence) {
    return (int) hidden.stream().filter(each -> each > sequence).count();
  }

  int size() {
    return hidden.size();
  }
}
