package io.lintel.gateway.log;

import static io.lintel.gateway.log.Words.said;

/** What is said of the gateway itself. */
final class GatewaySentences {

  private GatewaySentences() {}

  static Sentence starting(Happening.GatewayStarting starting) {
    return Sentence.info(
        "Gateway %s starting (Lintel %s, %d %s)"
            .formatted(
                said(starting.gatewayId()),
                said(starting.version()),
                starting.devices(),
                starting.devices() == 1 ? "device" : "devices"));
  }

  static Sentence offline(Happening.UplinkOffline offline) {
    String retry = offline.retryIn().map(wait -> "; next try in " + Words.time(wait)).orElse("");
    return Sentence.warn(
        "Platform: not connected (%s: %s)%s. Doors go on working; events are kept and sent later"
            .formatted(said(offline.broker()), said(offline.cause()), retry));
  }

  static Sentence clock(boolean trusted) {
    return trusted
        ? Sentence.info("Clock: synchronised, times can be relied on")
        : Sentence.warn(
            "Clock: not synchronised, times may be wrong; check the network and its time server");
  }
}
