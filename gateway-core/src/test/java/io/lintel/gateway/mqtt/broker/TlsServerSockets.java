package io.lintel.gateway.mqtt.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

/** Encrypted server sockets that may want the client's certificate. */
final class TlsServerSockets extends ServerSocketFactory {

  private final SSLServerSocketFactory factory;
  private final boolean clientCertificate;

  TlsServerSockets(SSLServerSocketFactory factory, boolean clientCertificate) {
    this.factory = factory;
    this.clientCertificate = clientCertificate;
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return wanting(factory.createServerSocket());
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return wanting(factory.createServerSocket(port));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return wanting(factory.createServerSocket(port, backlog));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return wanting(factory.createServerSocket(port, backlog, address));
  }

  private ServerSocket wanting(ServerSocket socket) {
    if (clientCertificate) {
      ((SSLServerSocket) socket).setNeedClientAuth(true);
    }
    return socket;
  }
}
