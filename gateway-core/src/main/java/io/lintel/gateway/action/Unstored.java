package io.lintel.gateway.action;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.store.CommitResult;
import java.util.Optional;

/** What is said when the storage refuses: now or never, without a sequence. */
final class Unstored {

  private Unstored() {}

  static Ending refused(CommitResult.Failed why) {
    return new Ending.Failure(
        "gateway_storage_unavailable",
        "the gateway can't write to its storage (%s), so it obeys no commands; see to the card"
            .formatted(why.message()));
  }

  static void publish(Ports ports, Draft draft) {
    publish(ports, draft.topic(), draft.json());
  }

  /** The topic as it follows {@code lintel/v1/{gw}/}. */
  static void publish(Ports ports, String topic, Bytes payload) {
    ports
        .live()
        .send("lintel/v1/" + ports.identity().gatewayId() + "/" + topic, payload, Optional.empty());
  }
}
