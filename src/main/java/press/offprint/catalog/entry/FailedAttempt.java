package press.offprint.catalog.entry;

/**
 * The failed attempts to publish a source with the same inputs.
 *
 * @param inputHash the hash of all inputs
 * @param count the number of attempts
 * @param nextAt the time of the next attempt in milliseconds since 1970, or {@link
 *     #WHEN_IT_CHANGES} if there is none until an input changes
 */
public record FailedAttempt(String source, String inputHash, int count, long nextAt) {
  public static final long WHEN_IT_CHANGES = Long.MAX_VALUE;

  /** Returns true if there is no attempt until an input changes. */
  public boolean isQuarantined() {
    return nextAt == WHEN_IT_CHANGES;
  }
}
