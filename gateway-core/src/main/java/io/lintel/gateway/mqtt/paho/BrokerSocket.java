package io.lintel.gateway.mqtt.paho;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The only kind of socket that the client gets. It believes to speak plain TCP; the encryption, the
 * name check and the filters are in here, so that they cannot be left out by an option.
 */
final class BrokerSocket extends Socket {

  private final Plug plug;
  private volatile @Nullable Socket open;
  private @Nullable InputStream reading;

  BrokerSocket(Plug plug) {
    this.plug = plug;
  }

  @Override
  public void connect(SocketAddress ignored, int timeoutMillis) throws IOException {
    open = plug.open();
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    if (reading == null) {
      reading = plug.reading(opened().getInputStream());
    }
    return reading;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return plug.writing(opened().getOutputStream());
  }

  @Override
  public void setSoTimeout(int timeoutMillis) throws SocketException {
    opened().setSoTimeout(timeoutMillis);
  }

  @Override
  public boolean isConnected() {
    return open != null;
  }

  @Override
  public boolean isClosed() {
    Socket socket = open;
    return socket != null && socket.isClosed();
  }

  /** Closing is enough: an encrypted socket does not end one direction alone. */
  @Override
  public void shutdownInput() {}

  @Override
  public void shutdownOutput() {}

  @Override
  public void close() throws IOException {
    plug.closed();
    Socket socket = open;
    if (socket != null) {
      socket.close();
    }
  }

  private Socket opened() {
    return Objects.requireNonNull(open, "connect comes first");
  }
}
