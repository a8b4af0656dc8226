package io.lintel.driver.zwave.security.join;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * As much of JSON as a file of keys needs: an object of texts, and of objects of texts. Anything
 * else is refused at its place. What is read is never repeated.
 */
final class KeysJson {
  private static final int MOST_CHARACTERS = 16_384;

  /** What a name stands for. */
  sealed interface Value {}

  record Text(String text) implements Value {
    @Override
    public String toString() {
      return "<redacted>";
    }
  }

  record Group(Map<String, String> members) implements Value {
    @Override
    public String toString() {
      return "<redacted>";
    }
  }

  private final String json;
  private int position;

  static Map<String, Value> parse(String json) {
    if (json.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("this file is too long to be one of keys");
    }
    var parser = new KeysJson(json.startsWith("\uFEFF") ? json.substring(1) : json);
    Map<String, Value> object = parser.object();
    parser.skipSpace();
    if (parser.position < parser.json.length()) {
      throw parser.wrong("the end");
    }
    return object;
  }

  private KeysJson(String json) {
    this.json = json;
  }

  private Map<String, Value> object() {
    Map<String, Value> members = new LinkedHashMap<>();
    expect('{');
    if (!isNext('}')) {
      do {
        String name = text();
        expect(':');
        put(members, name, isNext('{') ? group() : new Text(text()));
      } while (took(','));
    }
    expect('}');
    return members;
  }

  private Group group() {
    Map<String, String> members = new LinkedHashMap<>();
    expect('{');
    if (!isNext('}')) {
      do {
        String name = text();
        expect(':');
        put(members, name, text());
      } while (took(','));
    }
    expect('}');
    return new Group(members);
  }

  private <T> void put(Map<String, T> members, String name, T value) {
    if (members.put(name, value) != null) {
      throw new IllegalArgumentException("\"" + name + "\" is there twice");
    }
  }

  /** No name or key has anything in it that JSON would escape. */
  private String text() {
    expect('"');
    int start = position;
    while (position < json.length() && isPlain(json.charAt(position))) {
      position++;
    }
    String text = json.substring(start, position);
    if (position >= json.length() || json.charAt(position) != '"') {
      throw wrong("letters, digits or a closing quote");
    }
    position++;
    return text;
  }

  private static boolean isPlain(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
  }

  private boolean took(char c) {
    boolean found = isNext(c);
    position += found ? 1 : 0;
    return found;
  }

  private void expect(char c) {
    if (!took(c)) {
      throw wrong(String.valueOf(c));
    }
  }

  private boolean isNext(char c) {
    skipSpace();
    return position < json.length() && json.charAt(position) == c;
  }

  private void skipSpace() {
    while (position < json.length() && Character.isWhitespace(json.charAt(position))) {
      position++;
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "this is no file of keys: " + expected + " is missing at character " + (position + 1));
  }
}
