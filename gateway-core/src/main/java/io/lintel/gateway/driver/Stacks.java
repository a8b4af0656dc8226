package io.lintel.gateway.driver;

import io.lintel.gateway.log.Text;

/** Tells of an exception of a plugin without keeping it: it would keep the plugin in memory. */
final class Stacks {

  private static final int FRAMES_MAX = 3;
  private static final int CHARS_MAX = 500;

  private Stacks() {}

  /** Type, message and the uppermost frames, fit for one line of a log. */
  static String brief(Throwable thrown) {
    var text = new StringBuilder(thrown.toString());
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, FRAMES_MAX); i++) {
      text.append(i == 0 ? " at " : ", ").append(frames[i]);
    }
    return Text.clean(text.toString(), CHARS_MAX);
  }
}
