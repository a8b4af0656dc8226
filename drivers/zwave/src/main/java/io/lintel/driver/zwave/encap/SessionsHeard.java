package io.lintel.driver.zwave.encap;

import java.util.ArrayList;
import java.util.List;

/**
 * The supervised commands that a node sent lately. One that comes again, because our report was
 * lost, is answered again and not told again. Pure; keeps the last {@value #KEPT}.
 *
 * @param sessions oldest first
 */
public record SessionsHeard(List<Session> sessions) {
  public static final SessionsHeard NONE = new SessionsHeard(List.of());

  private static final int KEPT = 4;

  /**
   * Longer than a node repeats a command; later the number stands for a new one, as after a change
   * of batteries.
   */
  private static final long REPEATED_WITHIN_NANOS = 30_000_000_000L;

  /** One of them; the same command in the same session is the same one. */
  public record Session(int endpoint, Supervision.Get get, long heardNanos) {}

  public SessionsHeard {
    sessions = List.copyOf(sessions);
  }

  public boolean knows(int endpoint, Supervision.Get get, long nowNanos) {
    return sessions.stream()
        .anyMatch(
            each ->
                each.endpoint() == endpoint
                    && each.get().equals(get)
                    && nowNanos - each.heardNanos() <= REPEATED_WITHIN_NANOS);
  }

  public SessionsHeard with(int endpoint, Supervision.Get get, long nowNanos) {
    List<Session> more = new ArrayList<>(sessions);
    more.add(new Session(endpoint, get, nowNanos));
    return new SessionsHeard(more.subList(Math.max(0, more.size() - KEPT), more.size()));
  }
}
