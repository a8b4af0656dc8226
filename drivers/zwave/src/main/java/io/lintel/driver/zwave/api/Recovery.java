package io.lintel.driver.zwave.api;

/**
 * The ladder for a stick that does not answer: restart it by command, open the link anew, call for
 * help. From the top rung it goes on opening the link, ever more rarely. Pure.
 *
 * @param failures since the stick last worked
 */
public record Recovery(int failures) {
  public static final Recovery WELL = new Recovery(0);

  private static final int FIRST_PAUSE_MILLIS = 2_000;
  private static final int LONGEST_PAUSE_MILLIS = 60_000;

  /** What to do about it. */
  public sealed interface Rung {
    /** Start up again, with a soft reset. */
    record Restart() implements Rung {}

    /** Open the link anew. */
    record Reopen() implements Rung {}

    /** Tell the installer, and open the link anew after a pause. */
    record CallForHelp(int pauseMillis) implements Rung {}
  }

  public Recovery failed() {
    return new Recovery(Math.min(failures + 1, 100));
  }

  /** What to do after the latest failure. */
  public Rung rung() {
    return switch (failures) {
      case 0, 1 -> new Rung.Restart();
      case 2 -> new Rung.Reopen();
      default -> new Rung.CallForHelp(pauseMillis());
    };
  }

  private int pauseMillis() {
    int doublings = Math.min(failures - 3, 5);
    return Math.min(FIRST_PAUSE_MILLIS << doublings, LONGEST_PAUSE_MILLIS);
  }
}
