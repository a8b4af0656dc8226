package io.lintel.gateway.log;

/** Where it is told what happened in the house, for facility staff. */
@FunctionalInterface
public interface HouseLog {

  /** Tells one happening; from any thread, returns at once. */
  void tell(Happening happening);
}
