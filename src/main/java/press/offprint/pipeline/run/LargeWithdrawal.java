package press.offprint.pipeline.run;

/** The treatment of a run that would withdraw many posts for one changed file. */
public enum LargeWithdrawal {
  /** The run ends with an error before anything is withdrawn. */
  STOP,
  /** These posts stay published, and all other changes are published. */
  HOLD,
  /** The posts are withdrawn. */
  ALLOW
}
