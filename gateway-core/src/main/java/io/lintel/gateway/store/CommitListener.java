package io.lintel.gateway.store;

/** Hears how a transaction ended. Called on the store's writer thread; returns at once. */
@FunctionalInterface
public interface CommitListener {
  void ended(CommitResult result);
}
