package io.lintel.gateway.driver.link;

import io.lintel.gateway.model.LinkFault;
import io.lintel.spi.FaultException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a TCP link goes.
 *
 * @param port 1 to 65535
 */
record TcpAddress(String host, int port) {

  /**
   * Reads {@code tcp://host:port}; an IPv6 address stands in square brackets.
   *
   * @throws FaultException when it is not of that form
   */
  static TcpAddress parse(String text) {
    try {
      URI uri = new URI(text);
      boolean bare =
          uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getRawPath().isEmpty();
      if (bare && uri.getHost() != null && uri.getPort() > 0 && uri.getPort() <= 65_535) {
        return new TcpAddress(withoutBrackets(uri.getHost()), uri.getPort());
      }
    } catch (URISyntaxException e) {
      throw refused(text);
    }
    throw refused(text);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static FaultException refused(String text) {
    return new FaultException(
        LinkFault.ADDRESS_INVALID.because(
            "\"" + text + "\" is not of the form tcp://host:port, such as tcp://10.0.0.7:4999"));
  }
}
