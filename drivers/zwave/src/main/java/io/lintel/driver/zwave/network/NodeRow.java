package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.wire.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What is told of a node, column by column in their order. */
public record NodeRow(NodeId node, SequencedMap<String, String> columns) {
  public NodeRow {
    columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
  }
}
