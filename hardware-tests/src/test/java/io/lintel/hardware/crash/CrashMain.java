package io.lintel.hardware.crash;

import io.lintel.gateway.boot.Installation;
import io.lintel.gateway.boot.ProgramDaemon;
import io.lintel.gateway.boot.Seams;
import io.lintel.gateway.cli.Lintel;

/**
 * The daemon as it ships, with a fuse between its parts: {@code CrashMain CONFIG POINT PASSAGE}.
 * The process ends as if killed when a point is passed for the n-th time.
 */
final class CrashMain {
  private CrashMain() {}

  public static void main(String[] arguments) {
    Fuse fuse = Fuse.of(Point.valueOf(arguments[1]), Integer.parseInt(arguments[2]));
    Seams seams =
        new Seams(
            store -> new MortalStore(store, fuse),
            drivers -> new MortalDriverPort(drivers, fuse),
            events -> new MortalDriverEvents(events, fuse),
            intake -> new MortalIntake(intake, fuse));
    String[] run = {"run", "--config", arguments[0]};
    System.exit(Lintel.execute(new ProgramDaemon(Installation.here(), seams), run));
  }
}
