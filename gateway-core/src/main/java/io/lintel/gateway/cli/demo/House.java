package io.lintel.gateway.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.config.ConfigFile;
import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo's house: a folder that is gone afterwards, and hands that can touch its doors. */
final class House implements AutoCloseable {

  private final Path folder;
  private final GatewayConfig config;

  private House(Path folder, GatewayConfig config) {
    this.folder = folder;
    this.config = config;
  }

  static Path newFolder() {
    try {
      return Files.createTempDirectory("lintel-demo-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Builds the house, with a broker on a port of this machine. */
  static House build(Path folder, int port) {
    try (InputStream template = House.class.getResourceAsStream("house.yaml")) {
      if (template == null) {
        throw new IllegalStateException("house.yaml is missing from the jar");
      }
      String text =
          new String(template.readAllBytes(), UTF_8)
              .replace("@DATA@", folder.resolve("data").toString())
              .replace("@PORT@", Integer.toString(port));
      Files.writeString(folder.resolve("gateway.yaml"), text);
      Files.createDirectories(folder.resolve("data"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new House(folder, read(folder.resolve("gateway.yaml")));
  }

  Path configFile() {
    return folder.resolve("gateway.yaml");
  }

  String gatewayId() {
    return config.gateway().id();
  }

  String device(String name) {
    return config.devices().stream()
        .filter(device -> device.name().equals(name))
        .map(device -> device.deviceId().toString())
        .findFirst()
        .orElseThrow();
  }

  Map<String, String> deviceNames() {
    return config.devices().stream()
        .collect(Collectors.toMap(device -> device.deviceId().toString(), DeviceConfig::name));
  }

  /** Someone or something at a door: {@code jam}, {@code manual_unlock}, … */
  void happens(String deviceName, String what) {
    tell(Json.object().put("device_id", device(deviceName)).put("do", what));
  }

  /** A sensor reads this. */
  void reads(String deviceName, double value) {
    tell(
        Json.object()
            .put("device_id", device(deviceName))
            .put("do", "reading")
            .put("value", value));
  }

  private void tell(ObjectNode request) {
    String line = Json.write(request).utf8();
    Path socket =
        config
            .gateway()
            .dataDir()
            .resolve(config.drivers().getFirst().instance())
            .resolve("control.sock");
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
      channel.shutdownOutput();
      String answer = new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
      if (!answer.contains("\"ok\":true")) {
        throw new IllegalStateException("the house refused " + line + ": " + answer);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("nobody answers at " + socket, failed);
    }
  }

  /** Removes the folder. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot remove " + folder, failed);
    }
  }

  private static GatewayConfig read(Path file) {
    return switch (ConfigFile.read(file)) {
      case ConfigFile.Outcome.Good(GatewayConfig good) -> good;
      case ConfigFile.Outcome.Bad bad ->
          throw new IllegalStateException("the demo's configuration is wrong: " + bad.problems());
    };
  }
}
