package io.lintel.gateway.mqtt;

/**
 * Whole topics of one gateway.
 *
 * @param base {@code lintel/v1/{gw}/}
 */
public record Topics(String base) {

  public static Topics of(String gatewayId) {
    return new Topics("lintel/v1/" + gatewayId + "/");
  }

  public String commands() {
    return base + "command/+";
  }

  public String presence() {
    return base + "presence";
  }

  public boolean isCommand(String topic) {
    return topic.startsWith(base + "command/");
  }

  /** A topic of ours after the base, given whole or so. */
  String relative(String topic) {
    return topic.startsWith(base) ? topic.substring(base.length()) : topic;
  }

  /** A topic of ours, given whole or after the base. */
  public String whole(String topic) {
    return topic.startsWith(base) ? topic : base + topic;
  }
}
