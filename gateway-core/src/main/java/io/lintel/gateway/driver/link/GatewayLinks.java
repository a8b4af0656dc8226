package io.lintel.gateway.driver.link;

import io.lintel.gateway.model.HostFault;
import io.lintel.gateway.model.LinkFault;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import io.lintel.spi.ByteLink;
import io.lintel.spi.FaultException;
import io.lintel.spi.LinkListener;
import io.lintel.spi.SerialLine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All links of the gateway. Owns the threads that they need. */
public final class GatewayLinks implements LinkSource, AutoCloseable {

  private static final String TCP = "tcp://";
  private static final int LINKS_MAX = 64;

  private final Time time;
  private final TcpWires tcp = new TcpWires();
  private final SerialWires serial = new SerialWires(PortDoctor.ofThisBox());

  public GatewayLinks(Time time) {
    this.time = time;
  }

  @Override
  public RunLinks forRun(Loop loop) {
    return new OfRun(loop);
  }

  /** Ends all threads; links that are still open are cut. */
  @Override
  public void close() {
    tcp.close();
    serial.close();
  }

  private Wire.Opener opener(String address, SerialLine line) {
    if (address.startsWith(TCP)) {
      return tcp.opener(TcpAddress.parse(address));
    }
    if (address.startsWith("/")) {
      return serial.opener(Path.of(address), line);
    }
    throw new FaultException(
        LinkFault.ADDRESS_INVALID.because(
            "\""
                + address
                + "\" is neither tcp://host:port nor the path of a serial port such as"
                + " /dev/serial/by-id/usb-…"));
  }

  private final class OfRun implements RunLinks {

    private final Loop loop;
    private final List<ManagedLink> open = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    OfRun(Loop loop) {
      this.loop = loop;
    }

    @Override
    public ByteLink open(String address, SerialLine line, LinkListener listener) {
      if (open.size() >= LINKS_MAX) {
        throw new FaultException(
            HostFault.TOO_MANY_LINKS.because(LINKS_MAX + " links were opened already"));
      }
      var link = new ManagedLink(address, opener(address, line), loop, time, listener);
      open.add(link);
      if (closed) {
        link.cut();
      }
      loop.execute(link::begin);
      return link;
    }

    @Override
    public void closeAll() {
      closed = true;
      open.forEach(ManagedLink::cut);
      open.clear();
    }
  }
}
