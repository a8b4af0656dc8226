package io.lintel.gateway.cli.demo;

/** What a person may type while the demo is up. */
final class Hints {

  private Hints() {}

  static void print(Screen screen, String program, House house, int port) {
    String topics = "lintel/v1/" + house.gatewayId() + "/";
    String front = house.device("Front door");
    screen.print("");
    screen.print("The gateway stays up. Ctrl-C ends it. To try from another terminal:");
    screen.print("");
    screen.print("  mosquitto_sub -V 5 -p " + port + " -v -t '" + topics + "#'");
    screen.print("");
    screen.print(unlock(topics, front, port));
    screen.print("");
    screen.print("  " + program + " devices --config " + house.configFile());
    screen.print("  " + program + " attempt LOCK_DOOR 'Front door' --config " + house.configFile());
  }

  private static String unlock(String topics, String device, int port) {
    return "  mosquitto_pub -V 5 -p %d -q 1 -t %scommand/%s \\%n".formatted(port, topics, device)
        + "    -m '{\"action_attempt_id\":\"'$(cat /proc/sys/kernel/random/uuid)'\",\"action_type\":\"UNLOCK_DOOR\",'\\%n"
            .formatted()
        + "'\"device_id\":\"%s\",\"params\":{},'\\%n".formatted(device)
        + "'\"issued_at\":\"'$(date -u +%FT%TZ)'\",\"expires_at\":\"'$(date -u -d +30sec +%FT%TZ)'\"}'";
  }
}
