package io.lintel.driver.zwave.transport;

/**
 * Whether a node answers. Dead after {@value #FAILURES_UNTIL_DEAD} unacknowledged transmissions in
 * a row, alive by any frame from it. Pure.
 *
 * @param failures in a row
 */
public record NodeLife(Heard heard, int failures) {
  public static final NodeLife UNHEARD = new NodeLife(Heard.NOT_YET, 0);

  private static final int FAILURES_UNTIL_DEAD = 3;

  /** What is known. */
  public enum Heard {
    NOT_YET,
    ALIVE,
    DEAD
  }

  public NodeLife answered() {
    return new NodeLife(Heard.ALIVE, 0);
  }

  public NodeLife missed() {
    int more = Math.min(failures + 1, FAILURES_UNTIL_DEAD);
    return new NodeLife(more == FAILURES_UNTIL_DEAD ? Heard.DEAD : heard, more);
  }

  /** As when the stick is away: nothing is known any more. */
  public NodeLife lost() {
    return UNHEARD;
  }
}
