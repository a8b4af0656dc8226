package io.lintel.testkit;

import io.lintel.spi.ByteLink;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.LinkListener;
import io.lintel.spi.Links;
import io.lintel.spi.SerialLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/** Links whose far ends a test plays, by address. */
final class VirtualLinks implements Links {

  private static final Pattern ADDRESS = Pattern.compile("tcp://[^:/]+:[0-9]{1,5}|/.+");

  private final World world;
  private final VirtualLoop loop;
  private final Map<String, Cable> cables = new HashMap<>();
  private final List<NearEnd> ends = new ArrayList<>();

  VirtualLinks(World world, VirtualLoop loop) {
    this.world = world;
    this.loop = loop;
  }

  @Override
  public ByteLink open(String address, SerialLine line, LinkListener listener) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new FaultException(
          Fault.repair(
              "host.link_address", "\"" + address + "\" is neither tcp://host:port nor a path"));
    }
    Cable cable = cable(address);
    Assertions.assertFalse(cable.isTaken(), address + " was opened twice");
    var end = new NearEnd(world, loop, cable, listener);
    cable.taken(end);
    ends.add(end);
    end.open();
    return end;
  }

  Cable cable(String address) {
    return cables.computeIfAbsent(address, a -> new Cable(world, a));
  }

  /** How many links are open or being opened. */
  long open() {
    return cables.values().stream().filter(Cable::isTaken).count();
  }

  void kill() {
    ends.forEach(NearEnd::close);
  }
}
