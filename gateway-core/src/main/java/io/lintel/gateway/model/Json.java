package io.lintel.gateway.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** JSON as it is read from elsewhere (strictly) and written. Safe from any thread. */
public final class Json {

  /** Deeper than any message of ours; keeps hostile nesting off the stack. */
  private static final int DEPTH_MAX = 32;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** Any value that JSON knows, as a node. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads one object and nothing after it; duplicate keys are malformed, for two readers could
   * believe two different ones.
   */
  public static Optional<ObjectNode> read(Bytes utf8) {
    try {
      return MAPPER.readTree(utf8.toArray()) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public static Bytes write(JsonNode node) {
    try {
      return Bytes.of(MAPPER.writeValueAsBytes(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree of ours cannot be written", e);
    }
  }

  /** The same bytes for equal trees: keys in order, no white space. */
  public static Bytes canonical(JsonNode node) {
    try {
      return Bytes.of(MAPPER.writeValueAsBytes(MAPPER.treeToValue(node, Object.class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree of ours cannot be written", e);
    }
  }
}
