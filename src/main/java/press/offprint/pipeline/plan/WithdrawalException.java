package press.offprint.pipeline.plan;

import press.offprint.model.problem.OffprintException;

/** A run that would withdraw so many posts that a person has to allow it. Nothing was changed. */
public final class WithdrawalException extends OffprintException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message for the person: the cause, the number and the next step
   */
  public WithdrawalException(String message) {
    super(message);
  }
}
