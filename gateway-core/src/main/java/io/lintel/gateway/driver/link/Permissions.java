package io.lintel.gateway.driver.link;

import java.nio.file.Path;

/** Says how a user may be let to a port. */
final class Permissions {

  private static final String ROOT = "root";

  private Permissions() {}

  static String advice(Path port, String user, String group, boolean groupMay) {
    if (groupMay && !group.equals(ROOT)) {
      return "user %s may not open it; group %s may: sudo usermod -aG %s %s, then restart the gateway"
          .formatted(user, group, group, user);
    }
    return ("user %s may not open it, and no group that could be joined may: add a udev rule such"
            + " as KERNEL==\"%s\", GROUP=\"dialout\", MODE=\"0660\"")
        .formatted(user, port.getFileName());
  }
}
