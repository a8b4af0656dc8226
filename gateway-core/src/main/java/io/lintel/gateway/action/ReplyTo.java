package io.lintel.gateway.action;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.model.Inbound;
import java.util.Optional;

/** Where a live answer goes: a topic of our own reply tree, never anyone else's. */
record ReplyTo(String topic, Optional<Bytes> correlation) {

  private static final int TOPIC_LENGTH_MAX = 256;

  static Optional<ReplyTo> of(Inbound message, Identity identity) {
    var tree = "lintel/v1/" + identity.gatewayId() + "/reply/";
    return message
        .responseTopic()
        .filter(topic -> topic.startsWith(tree) && topic.length() > tree.length())
        .filter(topic -> topic.length() <= TOPIC_LENGTH_MAX && isName(topic))
        .map(topic -> new ReplyTo(topic, message.correlation()));
  }

  private static boolean isName(String topic) {
    return topic.chars().noneMatch(c -> c == '+' || c == '#' || c < ' ');
  }
}
