package io.lintel.gateway.driver.link;

import io.lintel.gateway.model.LinkFault;
import io.lintel.spi.Fault;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Why a TCP link is down, in the installer's words. */
final class TcpCauses {

  private TcpCauses() {}

  static Fault of(Throwable thrown, TcpAddress address) {
    String text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    if (thrown instanceof UnknownHostException) {
      return fault(
          LinkFault.HOST_UNKNOWN,
          address,
          "the name " + address.host() + " is not known: check it, or use the IP address");
    }
    if (thrown instanceof NoRouteToHostException || text.contains("unreachable")) {
      return fault(
          LinkFault.UNREACHABLE, address, "there is no way to the host: check cable and address");
    }
    if (thrown instanceof ConnectTimeoutException || text.contains("timed out")) {
      return fault(
          LinkFault.TIMED_OUT, address, "no answer: check that the device there has power");
    }
    if (thrown instanceof ConnectException) {
      return fault(
          LinkFault.REFUSED,
          address,
          "the host is there and nothing listens on port "
              + address.port()
              + ": start the program there, or correct the port");
    }
    return text.contains("reset") || text.contains("broken pipe")
        ? fault(LinkFault.RESET, address, "the other side broke the connection")
        : fault(LinkFault.IO_ERROR, address, thrown.toString());
  }

  static Fault closedByPeer(TcpAddress address) {
    return fault(LinkFault.CLOSED_BY_PEER, address, "the other side closed the connection");
  }

  private static Fault fault(LinkFault kind, TcpAddress address, String words) {
    return kind.because(address + ": " + words).with("address", address);
  }
}
