package io.lintel.gateway.mqtt.paho;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes the one kind of socket there is. The client asks for it unconnected. */
final class BrokerSockets extends SocketFactory {

  private final Plug plug;

  BrokerSockets(Plug plug) {
    this.plug = plug;
  }

  @Override
  public Socket createSocket() {
    return new BrokerSocket(plug);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw connected();
  }

  private static UnsupportedOperationException connected() {
    return new UnsupportedOperationException("sockets are made unconnected");
  }
}
