package press.offprint.edition.pdf.math.speech;

/** Words with one space between them, and none before a pause. */
final class Phrase {
  private static final String PAUSES = ",;.";

  private final StringBuilder text = new StringBuilder();

  /** Adds words; nothing if they are blank. */
  Phrase add(String words) {
    String more = words.strip();
    if (!more.isEmpty()) {
      if (text.length() > 0 && PAUSES.indexOf(more.charAt(0)) < 0) {
        text.append(' ');
      }
      text.append(more);
    }
    return this;
  }

  /** Adds words after a comma or another pause. */
  Phrase add(char pause, String words) {
    if (text.length() > 0 && !words.isBlank()) {
      text.append(pause);
    }
    return add(words);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
