package press.offprint.catalog.entry;

/**
 * How often the publishing of a source failed, always made from the same things.
 *
 * @param inputHash hash of all that it was made from
 * @param count attempts so far
 * @param nextAt when to try again, in milliseconds since 1970; {@link #WHEN_IT_CHANGES} for never
 *     as long as it is made from the same things
 */
public record FailedAttempt(String source, String inputHash, int count, long nextAt) {
  public static final long WHEN_IT_CHANGES = Long.MAX_VALUE;

  /** True where it is left alone until it changes. */
  public boolean isQuarantined() {
    return nextAt == WHEN_IT_CHANGES;
  }
}
