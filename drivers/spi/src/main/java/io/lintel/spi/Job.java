package io.lintel.spi;

/** Work that an operator began with {@link Maintenance#begin}. The driver implements it. */
@FunctionalInterface
public interface Job {

  /**
   * Ends it as soon as that leaves the network whole: the operator pressed Ctrl-C or is gone, or
   * its time is over. Called on the loop, at most once, never after the job has ended. The driver
   * then ends the job by {@link Console#done} or {@link Console#failed} within 60 s; after that the
   * host does. A device that has joined meanwhile is still to be given to {@link Console#adopt}.
   */
  void cancel();
}
