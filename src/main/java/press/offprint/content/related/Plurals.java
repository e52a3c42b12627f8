package press.offprint.content.related;

/** Harman's s-stemmer for English plurals. */
final class Plurals {
  private static final int SHORTEST = 4;

  private Plurals() {}

  /** Returns a Latin word in lower case without its plural s. */
  static String singular(String word) {
    if (word.length() < SHORTEST || !word.endsWith("s")) {
      return word;
    }
    if (word.endsWith("ies") && !word.endsWith("eies") && !word.endsWith("aies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    // His rule of -es removes the s as well.
    boolean kept = word.endsWith("us") || word.endsWith("ss");
    return kept ? word : word.substring(0, word.length() - 1);
  }
}
