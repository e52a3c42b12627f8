package press.offprint.pipeline.queue;

/** A fault of Offprint in another process. */
final class WorkerFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorkerFaultException(String message) {
    super(message);
  }

  @Override
  public String toString() {
    return getMessage();
  }
}
