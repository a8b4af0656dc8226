package io.lintel.spi;

/** Carries a {@link Fault} through a call. Has no stack trace: the fault says it all. */
public final class FaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  public FaultException(Fault fault) {
    super(fault.code() + ": " + fault.message(), null, false, false);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
