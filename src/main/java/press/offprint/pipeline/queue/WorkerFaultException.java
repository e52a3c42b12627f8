package press.offprint.pipeline.queue;

/** A fault of Offprint in another process. */
final class WorkerFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorkerFaultException(String message) {
    super(message);
  }

  // The message begins with the class of the fault there, as that of a fault here would.
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return getMessage();
  }
}
