package io.lintel.hardware.systemd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The commands of {@code docs/install.md}, as an installer would type them. */
final class InstallGuide {
  private static final Path PAGE = Path.of("..", "docs", "install.md").toAbsolutePath().normalize();

  private InstallGuide() {}

  /** Up to the configuration. Not the build, and not udev, which this box does not run. */
  static List<String> install() {
    List<String> commands = commands();
    return commands.subList(0, commands.indexOf(start(commands))).stream()
        .filter(command -> !command.startsWith("./mvnw") && !command.startsWith("udevadm"))
        .toList();
  }

  /** Checks the configuration, then starts the service. */
  static List<String> start() {
    List<String> commands = commands();
    return commands.subList(commands.indexOf(start(commands)), commands.size()).stream()
        .filter(command -> command.startsWith("lintel ") || command.startsWith("systemctl "))
        .toList();
  }

  private static String start(List<String> commands) {
    return commands.stream()
        .filter(command -> command.startsWith("lintel check-config"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check-config in " + PAGE));
  }

  private static List<String> commands() {
    try {
      return Files.readAllLines(PAGE).stream()
          .filter(line -> line.startsWith("    "))
          .map(String::strip)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
