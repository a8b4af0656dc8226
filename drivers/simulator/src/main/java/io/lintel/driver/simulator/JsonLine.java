package io.lintel.driver.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One flat JSON object in one line. A null counts as absent. */
final class JsonLine {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonLine() {}

  /** Says why a line is none. Repeats nothing of it: it may hold a code. */
  static final class NotALine extends Exception {
    private static final long serialVersionUID = 1L;

    NotALine(String message) {
      super(message, null, false, false);
    }
  }

  /** Writes the fields of an object. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * Reads a line whose values are texts.
   *
   * @param notTexts keys whose values may be numbers, true or false too
   */
  static Map<String, String> read(String line, Set<String> notTexts) throws NotALine {
    try (JsonParser json = JSON.createParser(line)) {
      return fields(json, notTexts);
    } catch (JsonProcessingException e) {
      throw new NotALine(
          "not a JSON object: it goes wrong at column " + e.getLocation().getColumnNr());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory is always readable
    }
  }

  static String write(Fields fields) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is always writable
    }
    return text.toString();
  }

  private static Map<String, String> fields(JsonParser json, Set<String> notTexts)
      throws IOException, NotALine {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new NotALine(
          "not a JSON object: send one, such as {\"device_id\":\"…\",\"do\":\"jam\"}");
    }
    var fields = new LinkedHashMap<String, String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      boolean mayBeOther = value.isScalarValue() && notTexts.contains(name);
      if (value == JsonToken.VALUE_NULL) {
        continue;
      }
      if (value == JsonToken.VALUE_STRING || mayBeOther) {
        fields.put(name, json.getText());
      } else {
        throw new NotALine("\"" + name + "\" must be a text in quotes");
      }
    }
    if (json.nextToken() != null) {
      throw new NotALine("more than one JSON object in a line: send one per line");
    }
    return fields;
  }
}
