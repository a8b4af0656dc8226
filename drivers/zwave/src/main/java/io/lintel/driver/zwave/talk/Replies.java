package io.lintel.driver.zwave.talk;

import java.util.EnumMap;
import java.util.Map;

/** The replies that are on their way to one node, and to all. Runs on the driver's loop alone. */
final class Replies {
  private final Map<Reply, Integer> toOneNode = new EnumMap<>(Reply.class);
  private final Map<Reply, Integer> inAll;

  private Replies(Map<Reply, Integer> inAll) {
    this.inAll = inAll;
  }

  static Replies none() {
    return new Replies(new EnumMap<>(Reply.class));
  }

  /** To another node. */
  Replies toAnother() {
    return new Replies(inAll);
  }

  boolean hasPlaceFor(Reply kind) {
    return toOneNode.getOrDefault(kind, 0) < kind.toOneNode()
        && inAll.getOrDefault(kind, 0) < kind.inAll();
  }

  void add(Reply kind) {
    toOneNode.merge(kind, 1, Integer::sum);
    inAll.merge(kind, 1, Integer::sum);
  }

  void remove(Reply kind) {
    toOneNode.merge(kind, -1, Integer::sum);
    inAll.merge(kind, -1, Integer::sum);
  }
}
