package io.lintel.gateway.mqtt;

import io.lintel.gateway.mqtt.broker.Packet;
import java.util.regex.Pattern;

/** Reads envelopes as a consumer would. */
public final class Envelopes {

  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");

  private Envelopes() {}

  public static String sequence(Packet.Publish publish) {
    return sequence(publish.text());
  }

  public static String sequence(String json) {
    var matcher = SEQUENCE.matcher(json);
    if (!matcher.find()) {
      throw new AssertionError("no sequence in " + json);
    }
    return matcher.group(1);
  }
}
