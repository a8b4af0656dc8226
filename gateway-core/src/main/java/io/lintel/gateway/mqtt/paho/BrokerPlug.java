package io.lintel.gateway.mqtt.paho;

import io.lintel.gateway.config.MqttConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens sockets to one broker: encrypted with TLS 1.3 and its name checked, or in the clear where
 * that is allowed. On the client's connecting thread.
 */
final class BrokerPlug implements Plug {

  private final MqttConfig config;
  private final int limitMillis;
  private final Arrivals arrivals;
  private final HoldBack holdBack;

  /**
   * Opens nothing yet.
   *
   * @param limit for the connect, and again for the handshake
   */
  BrokerPlug(MqttConfig config, Duration limit, Arrivals arrivals, HoldBack holdBack) {
    this.config = config;
    this.limitMillis = Math.toIntExact(limit.toMillis());
    this.arrivals = arrivals;
    this.holdBack = holdBack;
  }

  @Override
  public Socket open() throws IOException {
    if (config.encrypted()) {
      var encryption = Encryption.from(config);
      return encrypted(encryption, plain(address()));
    }
    var address = address();
    if (!config.allowPlaintext() && !address.getAddress().isLoopbackAddress()) {
      throw new PlaintextException(config.url() + " is not on this machine");
    }
    return plain(address);
  }

  @Override
  public InputStream reading(InputStream raw) {
    return new InboundStream(raw, arrivals, holdBack);
  }

  @Override
  public OutputStream writing(OutputStream raw) {
    return new OutboundStream(raw, holdBack);
  }

  @Override
  public void closed() {
    holdBack.closed();
  }

  private InetSocketAddress address() throws IOException {
    var address = new InetSocketAddress(host(), config.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException("the name " + host() + " is not known");
    }
    return address;
  }

  private String host() {
    return config.url().getHost();
  }

  private Socket plain(InetSocketAddress address) throws IOException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(address, limitMillis);
      return socket;
    } catch (IOException refused) {
      socket.close();
      throw refused;
    }
  }

  private Socket encrypted(SSLSocketFactory factory, Socket raw) throws IOException {
    try {
      raw.setSoTimeout(limitMillis);
      var socket = (SSLSocket) factory.createSocket(raw, host(), config.port(), true);
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setProtocols(new String[] {"TLSv1.3"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (IOException refused) {
      raw.close();
      throw refused;
    }
  }
}
