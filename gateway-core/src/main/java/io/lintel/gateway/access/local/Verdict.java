package io.lintel.gateway.access.local;

import io.lintel.spi.Report.Denial;
import java.util.Optional;

/** What comes of an entry. */
sealed interface Verdict {

  /** The door is opened now. */
  record Granted(Entitlement by) implements Verdict {}

  /**
   * The door stays as it is.
   *
   * @param known whose code or card it is, if it is anyone's
   * @param message for the platform
   */
  record Denied(Denial reason, Optional<Entitlement> known, String message) implements Verdict {}
}
