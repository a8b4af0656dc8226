package io.lintel.hardware.crash;

import io.lintel.gateway.action.CommandIntake;
import io.lintel.gateway.model.Inbound;

/** An intake around whose offers and acknowledgements the process may die. */
record MortalIntake(CommandIntake intake, Fuse fuse) implements CommandIntake {

  @Override
  public void offer(Inbound message, Runnable acknowledge) {
    fuse.arm();
    fuse.pass(Point.BEFORE_COMMAND);
    intake.offer(
        message,
        () -> {
          fuse.pass(Point.BEFORE_PUBACK);
          acknowledge.run();
          fuse.pass(Point.AFTER_PUBACK);
        });
    fuse.pass(Point.AFTER_COMMAND);
  }
}
