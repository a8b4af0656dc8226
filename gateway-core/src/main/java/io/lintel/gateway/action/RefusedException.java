package io.lintel.gateway.action;

/** Carries a refusal out of a chain of checks. Has no stack trace: the refusal says it all. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  private RefusedException(Refusal refusal) {
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  static RefusedException of(Refusal.Reason reason, String message) {
    return new RefusedException(new Refusal(reason, message));
  }

  Refusal refusal() {
    return refusal;
  }
}
