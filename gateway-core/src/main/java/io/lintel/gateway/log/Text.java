package io.lintel.gateway.log;

/** Makes text from elsewhere safe to print. */
public final class Text {

  private static final String CUT = "…";

  private Text() {}

  /**
   * Escapes control, formatting (bidi), line-separating and unpaired surrogate characters, and cuts
   * what is longer than {@code max} characters as printed. Applied twice it changes nothing more,
   * as long as the first result was not cut.
   */
  public static String clean(String text, int max) {
    var out = new StringBuilder(Math.min(text.length(), max));
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      String printed = printed(point);
      if (out.length() + printed.length() > max) {
        return cut(out, max);
      }
      out.append(printed);
      i += Character.charCount(point);
    }
    return out.toString();
  }

  private static String printed(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          String.format("\\u{%x}", point);
      default -> Character.toString(point);
    };
  }

  private static String cut(StringBuilder out, int max) {
    int room = Math.max(0, max - CUT.length());
    int end = Math.min(out.length(), room);
    if (end > 0 && Character.isHighSurrogate(out.charAt(end - 1))) {
      end--;
    }
    out.setLength(end);
    return max == 0 ? "" : out + CUT;
  }
}
