package io.lintel.gateway.access;

import java.util.Optional;
import java.util.UUID;

/** How far a wish is, for the attempt that made it. */
sealed interface Verdict {

  /** The device holds it, or it is durably scheduled. */
  record Done(AccessCode code) implements Verdict {}

  /** It is no longer kept. */
  record Gone() implements Verdict {}

  record Failed(Failure failure) implements Verdict {}

  record Waits() implements Verdict {}

  static Verdict of(DeviceCodes state, UUID codeId, Holder holder, Now now) {
    var code = Optional.ofNullable(state.codes().get(codeId));
    return code.map(known -> of(state, known, holder, now)).orElseGet(Gone::new);
  }

  private static Verdict of(DeviceCodes state, AccessCode code, Holder holder, Now now) {
    if (code.has(Trouble.Kind.ACCESS_CODE_INACTIVE)) {
      return new Failed(Reconciler.INACTIVE);
    }
    var blocking = code.troubles().stream().filter(t -> t.kind().isTerminal()).findFirst();
    var retry = Optional.ofNullable(state.course().retries().get(code.id()));
    if (Reconciler.isAtRest(holder, code, now)) {
      return new Done(code);
    }
    if (blocking.isPresent()) {
      var trouble = blocking.get();
      return new Failed(Failure.because(trouble.kind().type(), trouble.message()));
    }
    return retry
        .filter(Retry::isTold)
        .<Verdict>map(r -> new Failed(r.last()))
        .orElseGet(Waits::new);
  }
}
