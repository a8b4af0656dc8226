package io.lintel.hardware.zwave;

import io.lintel.hardware.rig.Child;
import io.lintel.testkit.Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A serial port whose other end is a house: a pty of socat's. */
final class SerialBridge implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Child socat;
  private final Path port;

  private SerialBridge(Child socat, Path port) {
    this.socat = socat;
    this.port = port;
  }

  static SerialBridge open(Path folder, ZwaveHouse house) {
    Path port = folder.resolve("usb-stick");
    List<String> command =
        List.of(
            Peer.require("socat").toString(),
            "-d",
            "-d",
            "PTY,raw,echo=0,link=" + port,
            "TCP:127.0.0.1:" + house.port() + ",nodelay");
    Child socat = Child.start("socat", folder, command);
    socat.awaitLine("its loop", LIMIT, line -> line.contains("starting data transfer loop"));
    return new SerialBridge(socat, port);
  }

  String address() {
    return port.toString();
  }

  boolean alive() {
    return socat.alive();
  }

  @Override
  public void close() {
    socat.close();
  }
}
