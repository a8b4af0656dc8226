package io.lintel.gateway.driver.link;

import io.lintel.spi.SerialLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Serial links through jSerialComm. Each open port has two threads, which its wire owns. */
final class SerialWires implements AutoCloseable {

  private final PortDoctor doctor;
  private final Set<SerialWire> wires = ConcurrentHashMap.newKeySet();

  SerialWires(PortDoctor doctor) {
    this.doctor = doctor;
  }

  Wire.Opener opener(Path port, SerialLine line) {
    return listener -> {
      var wire = new SerialWire(port, line, doctor, listener, wires::remove);
      List<SerialWire> closing = wires.stream().filter(each -> each.isClosing(port)).toList();
      wires.add(wire);
      wire.start(closing);
    };
  }

  @Override
  public void close() {
    wires.forEach(SerialWire::close);
  }
}
