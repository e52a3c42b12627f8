package press.offprint.content.citation;

/**
 * The place of a citation.
 *
 * @param note the number of the note that holds it; 0 in the text
 * @param isAlone true if it is all that the note holds
 */
public record CitationPlace(int note, boolean isAlone) {
  /** A place in the text. */
  public static final CitationPlace TEXT = new CitationPlace(0, true);
}
