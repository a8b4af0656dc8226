package io.lintel.gateway.driver;

import io.lintel.gateway.config.Nearest;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.model.HostFault;
import io.lintel.spi.FaultException;
import java.util.List;

/** Finds the verb that an operator means, and whether it is for them. Pure. */
final class VerbChoice {

  private VerbChoice() {}

  static Verb of(List<Verb> verbs, JobRequest request, String instance) {
    Verb verb =
        verbs.stream()
            .filter(each -> each.name().equals(request.verb()))
            .findFirst()
            .orElseThrow(() -> unknown(verbs, request.verb(), instance));
    if (verb.root() && !request.byRoot()) {
      throw new FaultException(
          HostFault.ROOT_ONLY.because(
              "only root may do this: sudo lintel " + instance + " " + verb.name()));
    }
    return verb;
  }

  private static FaultException unknown(List<Verb> verbs, String typed, String instance) {
    return new FaultException(
        HostFault.NO_SUCH_VERB.because(
            "driver %s has no \"%s\"%s"
                .formatted(
                    instance,
                    typed,
                    Nearest.hint(typed, verbs.stream().map(Verb::name).toList()))));
  }
}
