package io.lintel.hardware.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The gateway's configuration, written for one test. */
public final class GatewayFile {
  public static final String GATEWAY_ID = "lobby-1";
  public static final String WORKSPACE_ID = "0b6f8f0e-5d8e-4a44-9c39-6a2f3f1f8a01";

  private final Path folder;
  private String mqtt = "";
  private String clockTrust = "always";
  private String more = "";
  private String pluginDir = "";
  private final List<String> drivers = new ArrayList<>();
  private final List<String> devices = new ArrayList<>();

  private GatewayFile(Path folder) {
    this.folder = folder;
  }

  /**
   * Begins a file.
   *
   * @param folder gets the file and the daemon's data
   */
  public static GatewayFile in(Path folder) {
    return new GatewayFile(folder);
  }

  /** The id of the n-th simulated or other door of a test. */
  public static String deviceId(int number) {
    return "5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a%02x".formatted(number);
  }

  public GatewayFile broker(String url) {
    mqtt = "mqtt: {url: \"" + url + "\"}\n";
    return this;
  }

  /** The whole {@code mqtt:} section. */
  public GatewayFile mqtt(String section) {
    mqtt = section + "\n";
    return this;
  }

  public GatewayFile clock(String trust) {
    clockTrust = trust;
    return this;
  }

  public GatewayFile driver(String instance, String settings) {
    drivers.add("  " + instance + ": " + settings);
    return this;
  }

  /** Simulated locks number {@code from} to {@code to}, both included. */
  public GatewayFile locks(int from, int to, String travel) {
    for (int number = from; number <= to; number++) {
      device(number, "Door " + number, "simulator", "{kind: lock, travel: " + travel + "}");
    }
    return this;
  }

  public GatewayFile device(int number, String name, String driver, String address) {
    devices.add(
        "  - {device_id: %s, name: %s, driver: %s, address: %s}"
            .formatted(deviceId(number), name, driver, address));
    return this;
  }

  /** A reader that only reports, and the number of the door that it guards. */
  public GatewayFile reader(int number, String name, String driver, String address, int door) {
    devices.add(
        "  - {device_id: %s, name: %s, driver: %s, address: %s, guards: %s}"
            .formatted(deviceId(number), name, driver, address, deviceId(door)));
    return this;
  }

  /** Where plugin folders lie, instead of the packaged ones. */
  public GatewayFile pluginDir(Path folder) {
    pluginDir = ", plugin_dir: " + folder;
    return this;
  }

  /** Top-level sections as they stand. */
  public GatewayFile section(String text) {
    more += text + "\n";
    return this;
  }

  public Path dataDir() {
    return folder.resolve("data");
  }

  /** Writes it; the file's path. */
  public Path write() {
    String text =
        """
        gateway: {id: %s, workspace_id: %s, data_dir: %s, time_zone: Europe/Paris%s}
        clock: {trust: %s}
        %s%sdrivers:
        %s
        devices:
        %s
        """
            .formatted(
                GATEWAY_ID,
                WORKSPACE_ID,
                dataDir(),
                pluginDir,
                clockTrust,
                mqtt,
                more,
                String.join("\n", drivers),
                String.join("\n", devices));
    try {
      Files.createDirectories(dataDir());
      return Files.writeString(folder.resolve("gateway.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
