package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.wire.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * How well a node is reached.
 *
 * @param neighbors empty when they are not known
 * @param pings made
 * @param tookMillis of those that were acknowledged
 */
record LinkHealth(Optional<List<NodeId>> neighbors, int pings, List<Integer> tookMillis) {
  static final LinkHealth UNKNOWN = new LinkHealth(Optional.empty(), 0, List.of());

  /** A woken node takes a second and a bit; more means detours. */
  private static final int SLOW_MILLIS = 2_500;

  private static final int LOUD_DBM = -80;
  private static final String UNTOLD = "-";

  LinkHealth {
    tookMillis = List.copyOf(tookMillis);
  }

  LinkHealth hears(List<NodeId> others) {
    return new LinkHealth(Optional.of(List.copyOf(others)), pings, tookMillis);
  }

  LinkHealth pinged(OptionalInt millis) {
    List<Integer> all = new ArrayList<>(tookMillis);
    millis.ifPresent(all::add);
    return new LinkHealth(neighbors, pings + 1, all);
  }

  /** Asking a node again that does not answer keeps the radio busy for nothing. */
  boolean isSilentAtFirst() {
    return pings > 0 && tookMillis.isEmpty();
  }

  SequencedMap<String, String> columns() {
    SequencedMap<String, String> columns = new LinkedHashMap<>();
    columns.put("answered", tookMillis.size() + " of " + pings);
    columns.put("slowest", slowest().map(millis -> millis + " ms").orElse(UNTOLD));
    columns.put("hears", neighbors.map(LinkHealth::text).orElse(UNTOLD));
    columns.put("verdict", verdict());
    return columns;
  }

  String verdict() {
    if (tookMillis.isEmpty()) {
      return "does not answer: check its battery and its distance to the stick";
    }
    if (tookMillis.size() < pings) {
      return "loses messages: put a mains-powered device between it and the stick";
    }
    if (neighbors.filter(List::isEmpty).isPresent()) {
      return "knows no neighbour: include it again where it is mounted";
    }
    return slowest().orElseThrow() > SLOW_MILLIS ? "slow: it is reached by detours" : "good";
  }

  static String noiseVerdict(int dbm) {
    return dbm > LOUD_DBM
        ? ", which is loud: move the stick away from other electronics, on a USB extension cable"
        : ", which is quiet";
  }

  private Optional<Integer> slowest() {
    return tookMillis.stream().max(Integer::compare);
  }

  private static String text(List<NodeId> nodes) {
    return nodes.isEmpty()
        ? "none"
        : String.join(" ", nodes.stream().map(NodeId::toString).toList());
  }
}
