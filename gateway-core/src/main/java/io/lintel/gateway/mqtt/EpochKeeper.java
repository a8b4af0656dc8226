package io.lintel.gateway.mqtt;

/** Raises the store's epoch when database and epoch file were both lost. */
@FunctionalInterface
public interface EpochKeeper {

  /**
   * Makes the store's epoch greater than one that was published before.
   *
   * @param done called once from any thread when {@code Store.birth} tells the new one
   */
  void raiseOver(long published, Runnable done);
}
