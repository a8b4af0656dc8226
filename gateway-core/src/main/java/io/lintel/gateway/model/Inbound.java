package io.lintel.gateway.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as it came from the broker, before anything was checked.
 *
 * @param topic whole
 * @param payload as received
 * @param retained as published (subscription with retain-as-published)
 * @param duplicate the DUP flag
 * @param beforeSubscribed received before the first SUBACK of this connection
 * @param expiry Message Expiry Interval as received
 * @param responseTopic where a live answer may go
 * @param correlation Correlation Data, at most 64 bytes kept
 * @param userProperties in order, names may repeat
 */
public record Inbound(
    String topic,
    Bytes payload,
    boolean retained,
    boolean duplicate,
    boolean beforeSubscribed,
    Optional<Duration> expiry,
    Optional<String> responseTopic,
    Optional<Bytes> correlation,
    List<Map.Entry<String, String>> userProperties) {}
