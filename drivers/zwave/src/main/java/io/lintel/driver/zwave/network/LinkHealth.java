package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.TransmissionReport;
import io.lintel.driver.zwave.wire.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * How well a node is reached.
 *
 * @param neighbors empty when they are not known
 * @param pings made
 * @param tookMillis of those that were acknowledged
 * @param reports how those went, where the stick tells, the latest last
 */
record LinkHealth(
    Optional<List<NodeId>> neighbors,
    int pings,
    List<Integer> tookMillis,
    List<TransmissionReport> reports) {
  static final LinkHealth UNKNOWN = new LinkHealth(Optional.empty(), 0, List.of(), List.of());

  /** Weaker than this, the next radio nearby or a closed door is enough to lose it. */
  private static final int WEAK_DBM = -90;

  /** A woken node takes a second and a bit; more means detours. */
  private static final int SLOW_MILLIS = 2_500;

  private static final int LOUD_DBM = -80;
  private static final String UNTOLD = "-";

  LinkHealth {
    tookMillis = List.copyOf(tookMillis);
    reports = List.copyOf(reports);
  }

  LinkHealth hears(List<NodeId> others) {
    return new LinkHealth(Optional.of(List.copyOf(others)), pings, tookMillis, reports);
  }

  LinkHealth pinged(OptionalInt millis, Optional<TransmissionReport> report) {
    List<Integer> all = new ArrayList<>(tookMillis);
    millis.ifPresent(all::add);
    List<TransmissionReport> more = new ArrayList<>(reports);
    report.ifPresent(more::add);
    return new LinkHealth(neighbors, pings + 1, all, more);
  }

  /** Asking a node again that does not answer keeps the radio busy for nothing. */
  boolean isSilentAtFirst() {
    return pings > 0 && tookMillis.isEmpty();
  }

  SequencedMap<String, String> columns() {
    SequencedMap<String, String> columns = new LinkedHashMap<>();
    columns.put("answered", tookMillis.size() + " of " + pings);
    columns.put("slowest", slowest().map(millis -> millis + " ms").orElse(UNTOLD));
    columns.put("on air", onAir().map(millis -> millis + " ms").orElse(UNTOLD));
    columns.put("way", way());
    columns.put("signal", weakest().map(dbm -> dbm + " dBm").orElse(UNTOLD));
    columns.put("broken", broken());
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
    if (!brokenLinks().isEmpty()) {
      return "a way failed before another worked (" + broken() + "): see to the nodes between";
    }
    if (weakest().filter(dbm -> dbm < WEAK_DBM).isPresent()) {
      return "weak: move it or the stick, or put a mains-powered device between";
    }
    if (ways().size() > 1) {
      return "its way changes: more than one is about as good; watch it";
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

  /** The longest that the radio itself took. */
  private Optional<Integer> onAir() {
    return reports.stream().map(TransmissionReport::tookMillis).max(Integer::compare);
  }

  private Optional<Integer> weakest() {
    return reports.stream()
        .flatMapToInt(each -> each.ackDbm().stream())
        .boxed()
        .min(Integer::compare);
  }

  private List<List<Integer>> ways() {
    return reports.stream().map(TransmissionReport::way).distinct().toList();
  }

  private String way() {
    return reports.isEmpty()
        ? UNTOLD
        : reports.stream().map(LinkHealth::way).distinct().collect(Collectors.joining(", then "));
  }

  private static String way(TransmissionReport report) {
    if (report.repeaters() == 0) {
      return "direct";
    }
    return report.way().isEmpty()
        ? "over " + report.repeaters()
        : "over " + join(report.way().stream().map(String::valueOf).toList());
  }

  private List<String> brokenLinks() {
    return reports.stream()
        .flatMap(each -> each.broken().stream())
        .map(TransmissionReport.Link::text)
        .distinct()
        .toList();
  }

  private String broken() {
    return brokenLinks().isEmpty() ? UNTOLD : String.join(", ", brokenLinks());
  }

  private static String join(List<String> nodes) {
    return String.join(" ", nodes);
  }

  private Optional<Integer> slowest() {
    return tookMillis.stream().max(Integer::compare);
  }

  private static String text(List<NodeId> nodes) {
    return nodes.isEmpty() ? "none" : join(nodes.stream().map(NodeId::toString).toList());
  }
}
