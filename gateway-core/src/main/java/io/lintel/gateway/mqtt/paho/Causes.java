package io.lintel.gateway.mqtt.paho;

import io.lintel.gateway.model.UplinkFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What an exception of a connect means. */
final class Causes {

  private static final int CHAIN_MAX = 16;

  private Causes() {}

  static UplinkFault fault(Throwable thrown) {
    return chain(thrown).stream()
        .map(Causes::known)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(UplinkFault.UNREACHABLE);
  }

  /** The innermost message. */
  static String detail(Throwable thrown) {
    var root = chain(thrown).getLast();
    return Optional.ofNullable(root.getMessage()).orElseGet(() -> root.getClass().getSimpleName());
  }

  private static Optional<UplinkFault> known(Throwable thrown) {
    return switch (thrown) {
      case PlaintextException _ -> Optional.of(UplinkFault.PLAINTEXT);
      case CredentialsException _ -> Optional.of(UplinkFault.CREDENTIALS);
      case SSLException _ -> Optional.of(UplinkFault.TLS);
      default -> Optional.empty();
    };
  }

  private static List<Throwable> chain(Throwable thrown) {
    var chain = new ArrayList<Throwable>(List.of(thrown));
    for (Throwable next = thrown.getCause();
        next != null && chain.size() < CHAIN_MAX;
        next = next.getCause()) {
      chain.add(next);
    }
    return chain;
  }
}
