package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.wire.NodeId;
import java.util.Map;

/** What is told of a node, column by column. */
public record NodeRow(NodeId node, Map<String, String> columns) {
  public NodeRow {
    columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
  }
}
