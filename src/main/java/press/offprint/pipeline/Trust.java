package press.offprint.pipeline;

import press.offprint.model.Site;

/** Whether what the ledger knows of front matter was read by the same rules as now. */
final class Trust {
  private static final String KEY = "reading-rules";

  /** Raised whenever the same front matter would be read in another way. */
  private static final String RULES = "1";

  private Trust() {}

  static boolean inWhatIsKnown(Ledger ledger, Site site) {
    String now = RULES + " " + site.fingerprint();
    if (ledger.note(KEY).equals(now)) {
      return true;
    }
    ledger.note(KEY, now);
    return false;
  }
}
